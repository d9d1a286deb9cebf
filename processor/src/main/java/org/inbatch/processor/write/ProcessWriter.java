package org.inbatch.processor.write;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;
import org.inbatch.processor.spec.DispatcherMethod.CallParameter;
import org.inbatch.processor.spec.DispatcherSpec;
import org.inbatch.processor.spec.Ending;
import org.inbatch.processor.spec.FanOut;
import org.inbatch.processor.spec.FanOut.Body;
import org.inbatch.processor.spec.FanOut.Fill;
import org.inbatch.processor.spec.Travel;
import org.inbatch.processor.spec.Wire;

/**
 * What worker processes and this one share of an action: the constant by which workers know it, and
 * the method that makes of the call's arguments what is run for each item.
 */
final class ProcessWriter {

  private static final TypeName REFERENCES =
      ArrayTypeName.of(
          ClassName.OBJECT.annotated(AnnotationSpec.builder(RunTime.NULLABLE).build()));

  private final DispatcherSpec spec;
  private final SiteNames sites;
  private final SiteNames.Remote name;
  private final CodecFields codecs;
  private final FanOut action;
  private final Travel travel;

  ProcessWriter(DispatcherSpec spec, SiteNames sites, CodecFields codecs, FanOut action) {
    this.spec = spec;
    this.sites = sites;
    this.name = sites.ofRemote(action);
    this.codecs = codecs;
    this.action = action;
    this.travel = action.travel().orElseThrow();
  }

  /**
   * Returns {@code private static final RemoteAction<…> EXTRACT_ELSEWHERE = RemoteAction.of(…)}.
   */
  FieldSpec constant() {
    String in = new Names(spec.batch(), List.of()).fresh("in");
    CodeBlock bound =
        isGeneric()
            ? CodeBlock.of("$N -> $N($N)", in, name.reading(), in)
            : CodeBlock.of(
                "$N -> $N($L)",
                in,
                name.function(),
                travel.arguments().stream()
                    .map(wire -> codecs.read(wire, in))
                    .collect(CodeBlock.joining(", ")));
    List<CodeBlock> arguments = new ArrayList<>();
    arguments.add(isIndexed() ? slotsOf(travel.set(), "list") : codecs.of(travel.set()));
    arguments.add(isIndexed() ? slotsOf(travel.value(), "references") : codecs.of(travel.value()));
    arguments.add(bound);
    travel.arguments().forEach(wire -> arguments.add(codecs.of(wire)));
    FieldSpec.Builder constant =
        FieldSpec.builder(
            ParameterizedTypeName.get(RunTime.REMOTE_ACTION, groundedSets(), slots()),
            name.constant(),
            Modifier.PRIVATE,
            Modifier.STATIC,
            Modifier.FINAL);
    HeadWriter.suppression(travel.suppressed()).ifPresent(constant::addAnnotation);
    return constant
        .initializer(
            "$T.$L($T.class, $S, $L)",
            RunTime.REMOTE_ACTION,
            factory(),
            spec.name(),
            name.name(),
            CodeBlock.join(arguments, ", "))
        .build();
  }

  private String factory() {
    if (isIndexed()) {
      return isSeeded() ? "seededUnboxed" : "unboxed";
    }
    return isSeeded() ? "seeded" : "of";
  }

  private CodeBlock slotsOf(Wire wire, String ofReferences) {
    return wire instanceof Wire.Primitive primitive
        ? CodeBlock.of(
            "$T.$LS", RunTime.SLOT_CODEC, SiteNames.constant(primitive.type().toString()))
        : CodeBlock.of("$T.$L($L)", RunTime.SLOT_CODEC, ofReferences, codecs.of(wire));
  }

  /** Returns {@code private static ItemFunction<Path, Features> extractOf(Model model)}. */
  List<MethodSpec> methods() {
    Names names = new Names(spec.batch(), parameters());
    String shape = sites.ofShape(action);
    names.take(shape);
    ItemWriter item = new ItemWriter(spec.batch(), "", shape, function(names), action, names);
    MethodSpec.Builder method = method(name.function(), travel.setType(), travel.valueType());
    Set<String> suppressed = new TreeSet<>(action.head().suppressed());
    suppressed.remove("exports");
    HeadWriter.suppression(suppressed).ifPresent(method::addAnnotation);
    for (CallParameter parameter : parameters()) {
      method.addParameter(parameter.type(), names.ofParameter(parameter.name()));
    }
    method.addCode("return $L;\n", isIndexed() ? item.indexed() : item.plain());
    return isGeneric() ? List.of(method.build(), reading()) : List.of(method.build());
  }

  /** Reads the arguments of a generic action: what their types really are, nothing tells. */
  private MethodSpec reading() {
    Names names = new Names(spec.batch(), List.of());
    String in = names.fresh("in");
    String function = names.fresh("function");
    List<CallParameter> parameters = parameters();
    CodeBlock arguments =
        IntStream.range(0, parameters.size())
            .mapToObj(i -> argument(parameters.get(i).type(), travel.arguments().get(i), in))
            .collect(CodeBlock.joining(", "));
    Set<String> suppressed = new TreeSet<>(action.head().suppressed());
    suppressed.remove("exports");
    suppressed.add("unchecked");
    MethodSpec.Builder method = method(name.reading(), groundedSet(), travel.value().type());
    TypeName returned = functionType(groundedSet(), travel.value().type());
    HeadWriter.suppression(suppressed).ifPresent(method::addAnnotation);
    return method
        .addParameter(RunTime.WIRE_INPUT, in)
        .addStatement("$T $N =\n$L", ClassName.OBJECT, function, call(arguments))
        .addStatement("return ($T) $N", returned, function)
        .build();
  }

  private CodeBlock argument(TypeName type, Wire wire, String in) {
    CodeBlock read = codecs.read(wire, in);
    return isAsDeclared(type, wire) ? read : cast(type, wire, read);
  }

  private static boolean isAsDeclared(TypeName declared, Wire wire) {
    return declared.withoutAnnotations().equals(wire.type().withoutAnnotations());
  }

  private static CodeBlock uncheckedly(TypeName to, CodeBlock value) {
    return CodeBlock.of("($T) ($T) $L", to, ClassName.OBJECT, value);
  }

  /** A detour is needed where the compiler knows too much. */
  private static CodeBlock cast(TypeName to, Wire from, CodeBlock value) {
    return from.type().equals(ClassName.OBJECT)
        ? CodeBlock.of("($T) $L", to, value)
        : uncheckedly(to, value);
  }

  /** Returns the call of the method that makes what is run for each item. */
  CodeBlock call(List<String> given) {
    CodeBlock arguments =
        given.stream().map(one -> CodeBlock.of("$N", one)).collect(CodeBlock.joining(", "));
    return call(arguments);
  }

  private CodeBlock call(CodeBlock arguments) {
    if (!isGeneric()) {
      return CodeBlock.of("$N($L)", name.function(), arguments);
    }
    CodeBlock types =
        travel.typeParameters().stream()
            .map(parameter -> CodeBlock.of("$T", TypeVariableName.get(parameter.name())))
            .collect(CodeBlock.joining(", "));
    return CodeBlock.of("$T.<$L>$N($L)", spec.name(), types, name.function(), arguments);
  }

  private MethodSpec.Builder method(String method, TypeName set, TypeName value) {
    return MethodSpec.methodBuilder(method)
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .addTypeVariables(travel.typeParameters())
        .returns(functionType(set, value));
  }

  private TypeName functionType(TypeName set, TypeName value) {
    if (isIndexed()) {
      TypeName sets = sets(set);
      return ParameterizedTypeName.get(
          isSeeded() ? RunTime.SEEDED_INVOCATION : RunTime.INVOCATION, sets, slots());
    }
    return ParameterizedTypeName.get(
        isSeeded() ? RunTime.SEEDED_FUNCTION : RunTime.ITEM_FUNCTION, set, value);
  }

  private TypeName groundedSets() {
    return sets(groundedSet());
  }

  private TypeName groundedSet() {
    return travel.set().type();
  }

  private static TypeName sets(TypeName set) {
    return set.isPrimitive()
        ? ArrayTypeName.of(set)
        : ParameterizedTypeName.get(ClassName.get(List.class), set);
  }

  private TypeName slots() {
    return action.ending() instanceof Ending.PrimitiveArray array
        ? ArrayTypeName.of(array.component())
        : REFERENCES;
  }

  private boolean isIndexed() {
    return ItemWriter.isIndexed(action, action.ending() instanceof Ending.PrimitiveArray);
  }

  private boolean isSeeded() {
    return action.action().fills().stream().anyMatch(Fill.BySeed.class::isInstance);
  }

  /** Whether the call writes an argument whose type parameters the codec does not know. */
  boolean castsUnchecked() {
    return IntStream.range(0, parameters().size())
        .anyMatch(i -> !fits(parameters().get(i).type(), travel.arguments().get(i)));
  }

  private static boolean fits(TypeName declared, Wire wire) {
    return isAsDeclared(declared, wire) || !(wire.type() instanceof ParameterizedTypeName);
  }

  private boolean isGeneric() {
    return !travel.typeParameters().isEmpty();
  }

  /** Returns what goes along with the call: its arguments, or the function that was made. */
  private List<CallParameter> parameters() {
    return action.action().body() instanceof Body.Made made
        ? List.of(new CallParameter("function", made.type()))
        : action.head().parameters();
  }

  private String function(Names names) {
    return action.isFactory() ? names.ofParameter("function") : "";
  }

  /**
   * Returns what a call is begun with: {@code EXTRACT_ELSEWHERE}, and {@code out ->
   * MODEL.write(model, out)} if anything goes along with it.
   */
  List<CodeBlock> atCall(List<String> arguments, Names names) {
    CodeBlock constant = CodeBlock.of("$N", name.constant());
    if (arguments.isEmpty()) {
      return List.of(constant);
    }
    String out = names.fresh("out");
    List<CodeBlock> writes = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      Wire wire = travel.arguments().get(i);
      CodeBlock value = CodeBlock.of("$N", arguments.get(i));
      CodeBlock written =
          fits(parameters().get(i).type(), wire) ? value : uncheckedly(wire.type(), value);
      writes.add(codecs.write(wire, written, out));
    }
    return List.of(constant, CodeBlock.of("$N -> $L", out, CodecFields.body(writes)));
  }
}
