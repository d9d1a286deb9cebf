package org.inbatch.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import org.inbatch.processor.spec.FanOut;
import org.inbatch.processor.spec.Travel;
import org.inbatch.processor.spec.Travel.Component;
import org.inbatch.processor.spec.Travel.RecordForm;
import org.inbatch.processor.spec.Wire;

/** The constants of a dispatcher that are codecs: the actions of a class share them. */
final class CodecFields {

  private static final int SHAPE_WIDTH = 80;

  private final ClassName dispatcher;
  private final Map<TypeName, RecordForm> records = new LinkedHashMap<>();
  private final Map<Wire, String> names = new LinkedHashMap<>();

  /** Those that a constant's value may mention, as they stand above it. */
  private final Set<Wire> written = new HashSet<>();

  private final List<FieldSpec> fields;

  /**
   * Creates the constants that some actions need.
   *
   * @param taken names that constants cannot have; those of the codecs are added
   */
  CodecFields(ClassName dispatcher, Stream<FanOut> actions, Set<String> taken) {
    this.dispatcher = dispatcher;
    List<Travel> travels = actions.flatMap(action -> action.travel().stream()).toList();
    travels.stream()
        .flatMap(travel -> travel.records().stream())
        .forEach(form -> records.putIfAbsent(form.wire().type(), form));
    for (Travel travel : travels) {
      travel.arguments().forEach(wire -> name(wire, taken));
      name(travel.set(), taken);
      name(travel.value(), taken);
    }
    this.fields = inOrder();
  }

  /** Returns the constants. */
  List<FieldSpec> fields() {
    return fields;
  }

  private void name(Wire any, Set<String> taken) {
    Wire wire = present(any);
    if (names.containsKey(wire)) {
      return;
    }
    if (wire instanceof Wire.OfRecord one) {
      names.put(wire, SiteNames.fresh(one.name(), taken));
    } else if (wire instanceof Wire.Composed one) {
      names.put(wire, SiteNames.fresh(one.name(), taken));
    }
    parts(wire).forEach(part -> name(part, taken));
  }

  /** Returns what a codec is made of, or writes. */
  private List<Wire> parts(Wire wire) {
    return directParts(wire).stream().map(CodecFields::present).toList();
  }

  private static Wire present(Wire wire) {
    return wire instanceof Wire.OrNull nullable ? nullable.value() : wire;
  }

  private List<Wire> directParts(Wire wire) {
    if (wire instanceof Wire.OfRecord one) {
      return form(one).components().stream().map(Component::wire).toList();
    }
    return wire instanceof Wire.Composed one ? one.parts() : List.of();
  }

  private RecordForm form(Wire.OfRecord one) {
    RecordForm form = records.get(one.type());
    if (form == null) {
      throw new IllegalStateException("no form of " + one.type());
    }
    return form;
  }

  /**
   * Returns the constants, each below those that it mentions, where it can be: of records that
   * mention each other one comes first.
   */
  private List<FieldSpec> inOrder() {
    Set<Wire> left = new LinkedHashSet<>(names.keySet());
    List<FieldSpec> ordered = new ArrayList<>();
    while (!left.isEmpty()) {
      Wire next =
          left.stream()
              .filter(this::isReady)
              .findFirst()
              .or(() -> left.stream().filter(Wire.OfRecord.class::isInstance).findFirst())
              .orElseThrow();
      left.remove(next);
      ordered.add(field(next));
      written.add(next);
    }
    return ordered;
  }

  private boolean isReady(Wire wire) {
    return parts(wire).stream()
        .allMatch(part -> !names.containsKey(part) || written.contains(part));
  }

  private FieldSpec field(Wire wire) {
    FieldSpec.Builder field =
        FieldSpec.builder(
            ParameterizedTypeName.get(RunTime.CODEC, wire.type()),
            names.getOrDefault(wire, ""),
            Modifier.PRIVATE,
            Modifier.STATIC,
            Modifier.FINAL);
    if (wire instanceof Wire.OfRecord one) {
      HeadWriter.suppression(form(one).suppressed()).ifPresent(field::addAnnotation);
      return field.initializer(ofRecord(form(one))).build();
    }
    Wire.Composed one = (Wire.Composed) wire;
    HeadWriter.suppression(one.suppressed()).ifPresent(field::addAnnotation);
    return field
        .initializer(
            "$T.$L($L)",
            RunTime.CODECS,
            one.method(),
            Stream.concat(
                    one.classes().stream().map(type -> CodeBlock.of("$T.class", type)),
                    one.parts().stream().map(this::of))
                .collect(CodeBlock.joining(", ")))
        .build();
  }

  private CodeBlock ofRecord(RecordForm form) {
    Names local = new Names(dispatcher, List.of());
    String out = local.fresh("out");
    String in = local.fresh("in");
    String value = local.fresh(decapitalized(form.raw().simpleName()));
    List<CodeBlock> writes = new ArrayList<>();
    List<CodeBlock> reads = new ArrayList<>();
    for (Component component : form.components()) {
      CodeBlock accessor = CodeBlock.of("$N.$N()", value, component.name());
      writes.add(write(component.wire(), accessor, out));
      reads.add(read(component.wire(), in));
    }
    boolean generic = form.wire().type() instanceof ParameterizedTypeName;
    return CodeBlock.builder()
        .add("\n$>$>$T.record(\n$>$>$T.class,\n", RunTime.CODECS, form.raw())
        .add("$L,\n", shape(form))
        .add("($N, $N) -> $L,\n", value, out, body(writes))
        .add(
            "$N -> new $T$L($L))$<$<$<$<",
            in,
            form.raw(),
            generic ? "<>" : "",
            CodeBlock.join(reads, ", "))
        .build();
  }

  private static String decapitalized(String name) {
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }

  /** Returns what a lambda does: one thing, or several. */
  static CodeBlock body(List<CodeBlock> statements) {
    if (statements.size() == 1) {
      return statements.get(0);
    }
    CodeBlock.Builder block = CodeBlock.builder().add("{");
    statements.forEach(statement -> block.add("\n$>$L;$<", statement));
    return block.add(statements.isEmpty() ? "}" : "\n}").build();
  }

  /** What the record consists of, and then the records that are among that. */
  private CodeBlock shape(RecordForm form) {
    Set<RecordForm> all = new LinkedHashSet<>();
    addRecords(form.wire(), all);
    String shape =
        all.stream()
            .map(one ->
                one.components().stream()
                    .map(component -> component.shown() + " " + component.name())
                    .collect(
                        Collectors.joining(
                            ", ", one == form ? "" : one.raw().simpleName() + ": ", "")))
            .collect(Collectors.joining("; "));
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : shape.split("(?<= )", -1)) {
      if (line.length() + word.length() > SHAPE_WIDTH) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(word);
    }
    lines.add(line.toString());
    return lines.stream()
        .map(one -> CodeBlock.of("$S", one))
        .collect(CodeBlock.joining("\n    + "));
  }

  private void addRecords(Wire wire, Set<RecordForm> all) {
    if (!(wire instanceof Wire.OfRecord one) || all.add(form(one))) {
      parts(wire).forEach(part -> addRecords(part, all));
    }
  }

  /** Returns the codec of a type, boxed if need be. */
  CodeBlock of(Wire wire) {
    if (wire instanceof Wire.Primitive primitive) {
      ClassName boxed = (ClassName) primitive.type().box();
      return CodeBlock.of("$T.$L", RunTime.CODECS, SiteNames.constant(boxed.simpleName()));
    }
    if (wire instanceof Wire.Known known) {
      return constant(known);
    }
    if (wire instanceof Wire.OrNull one) {
      return CodeBlock.of("$T.nullable($L)", RunTime.CODECS, of(one.value()));
    }
    String name = names.getOrDefault(wire, "");
    return written.contains(wire)
        ? CodeBlock.of("$N", name)
        : CodeBlock.of("$T.$N", dispatcher, name);
  }

  private static CodeBlock constant(Wire.Known known) {
    String[] names = known.constant().split("\\.", -1);
    return CodeBlock.of("$T.$L", RunTime.CODECS.peerClass(names[0]), names[1]);
  }

  /** Returns {@code out.writeInt(n)}, or {@code MODEL.write(model, out)}. */
  CodeBlock write(Wire wire, CodeBlock value, String out) {
    return wire instanceof Wire.Primitive primitive
        ? CodeBlock.of("$N.write$L($L)", out, capitalized(primitive), value)
        : CodeBlock.of("$L.write($L, $N)", of(wire), value, out);
  }

  /** Returns {@code in.readInt()}, or {@code MODEL.read(in)}. */
  CodeBlock read(Wire wire, String in) {
    return wire instanceof Wire.Primitive primitive
        ? CodeBlock.of("$N.read$L()", in, capitalized(primitive))
        : CodeBlock.of("$L.read($N)", of(wire), in);
  }

  private static String capitalized(Wire.Primitive primitive) {
    String name = primitive.type().toString();
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }
}
