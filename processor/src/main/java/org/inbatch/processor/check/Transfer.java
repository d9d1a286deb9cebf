package org.inbatch.processor.check;

import static java.util.Map.entry;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.util.ElementFilter;

/** Finds what of a type cannot travel to a worker process, or may not. */
final class Transfer {

  private static final String SERIALIZABLE = "java.io.Serializable";
  private static final String PATH = "java.nio.file.Path";
  private static final String OPTIONAL = "java.util.Optional";
  private static final String NOT_SERIALIZABLE = "is not Serializable";
  private static final String OPEN = "is open in this process alone";
  private static final String OWN = "belongs to this process alone";
  private static final String GUARDS = "guards nothing in another process";

  /** What would be of no use elsewhere even where it can be serialized, with its subclasses. */
  private static final Map<String, String> BOUND =
      Map.ofEntries(
          entry("java.io.InputStream", OPEN),
          entry("java.io.OutputStream", OPEN),
          entry("java.io.RandomAccessFile", OPEN),
          entry("java.io.Reader", OPEN),
          entry("java.io.Writer", OPEN),
          entry("java.net.ServerSocket", OPEN),
          entry("java.net.Socket", OPEN),
          entry("java.nio.channels.Channel", OPEN),
          entry("java.lang.ClassLoader", OWN),
          entry("java.lang.Process", OWN),
          entry("java.lang.Thread", OWN),
          entry("java.lang.ThreadLocal", OWN),
          entry("java.lang.foreign.Arena", OWN),
          entry("java.lang.invoke.MethodHandle", OWN),
          entry("java.lang.ref.Reference", OWN),
          entry("java.util.concurrent.CompletionStage", OWN),
          entry("java.util.concurrent.Executor", OWN),
          entry("java.util.concurrent.Future", OWN),
          entry("java.util.stream.BaseStream", "is used up in this process alone"),
          entry("java.util.concurrent.locks.Lock", GUARDS),
          entry("java.util.concurrent.locks.ReadWriteLock", GUARDS),
          entry("java.util.concurrent.locks.StampedLock", GUARDS));

  /** The packages of the JDK whose classes the run time lets travel. */
  private static final Set<String> VALUES =
      Set.of(
          "java.lang",
          "java.math",
          "java.time",
          "java.time.chrono",
          "java.util",
          "java.util.concurrent",
          "java.util.concurrent.atomic");

  /** Methods by which a class says itself what of it is serialized. */
  private static final Set<String> OWN_FORM =
      Set.of("writeObject", "writeReplace", "writeExternal");

  private final Context context;
  private final Typing typing;
  private final WireForms forms;
  private final Set<String> seen = new HashSet<>();
  private final Deque<DeclaredType> inside = new ArrayDeque<>();
  private final List<Culprit> culprits = new ArrayList<>();

  /**
   * What cannot travel, or may not.
   *
   * @param text where it is, what it is, and why
   * @param remedy what can be done
   * @param isSure whether no value of the type can travel
   */
  record Culprit(String text, String remedy, boolean isSure) {}

  private Transfer(Context context) {
    this.context = context;
    this.typing = context.typing();
    this.forms = new WireForms(context);
  }

  /** Returns the first that surely cannot travel, or else the first that may not. */
  static Optional<Culprit> culprit(Context context, TypeMirror type) {
    Transfer transfer = new Transfer(context);
    transfer.visit(new Place(type, "", Optional.empty(), true));
    return transfer.culprits.stream().min(Comparator.comparing(culprit -> !culprit.isSure()));
  }

  /**
   * A type, and where it was found.
   *
   * @param path such as {@code Model.cache}; empty for the first one
   * @param field the field that has the type, if it is one
   * @param byCodec whether codecs are asked, or Java's own serialization
   */
  private record Place(
      TypeMirror type, String path, Optional<VariableElement> field, boolean byCodec) {

    Place of(TypeMirror part) {
      return new Place(part, path, field, byCodec);
    }

    Place inside(String owner, String name, TypeMirror part) {
      return new Place(part, (path.isEmpty() ? owner : path) + "." + name, Optional.empty(), true);
    }

    Place inField(String owner, VariableElement its, TypeMirror part) {
      Place component = inside(owner, its.getSimpleName().toString(), part);
      return new Place(part, component.path, Optional.of(its), false);
    }

    Place serialized() {
      return new Place(type, path, field, false);
    }
  }

  private void visit(Place place) {
    if (place.type() instanceof ArrayType array) {
      visit(place.of(array.getComponentType()));
    } else if (place.type() instanceof TypeVariable variable) {
      visit(place.of(forms.grounded(variable)));
    } else if (typing.upper(place.type()) instanceof DeclaredType declared
        && seen.add(key(declared, place.byCodec()))) {
      boolean ends = WireForms.hasEnd(declared, inside);
      inside.push(declared);
      visit(ends ? place : place.serialized(), declared, (TypeElement) declared.asElement(), ends);
      inside.pop();
    }
  }

  private void visit(Place place, DeclaredType type, TypeElement element, boolean ends) {
    Optional<String> bound =
        BOUND.keySet().stream()
            .filter(name -> typing.as(type, name).isPresent())
            .sorted()
            .findFirst();
    boolean known = place.byCodec() ? WireTable.constant(type).isPresent() : typing.is(type, PATH);
    if (bound.isPresent()) {
      never(place, element, BOUND.getOrDefault(bound.get(), OWN));
    } else if (known || isTaken(element)) {
      return;
    } else if (isCollection(type) || typing.is(type, OPTIONAL)) {
      type.getTypeArguments().forEach(argument -> visit(place.of(argument)));
    } else if (place.byCodec() && forms.isWrittenOut(type)) {
      new ItemComponents(typing, type)
          .byName()
          .forEach((name, its) -> visit(place.inside(nameOf(element), name, its)));
    } else if (place.byCodec() && forms.isToldApart(type)) {
      WireForms.permitted(type).forEach(one -> visit(place.of(one)));
    } else if (element.getModifiers().contains(Modifier.SEALED)) {
      element.getPermittedSubclasses().forEach(one -> visit(place.serialized().of(one)));
    } else if (typing.as(type, SERIALIZABLE).isEmpty()) {
      visitUnserializable(place, element);
    } else if (ends) {
      visitSerializable(place, type, element);
    }
  }

  private boolean isTaken(TypeElement element) {
    return element.getKind() == ElementKind.ENUM || isTransferable(element.asType());
  }

  private boolean isTransferable(TypeMirror type) {
    return type instanceof DeclaredType declared
        && (Context.isAnnotated(declared.asElement(), "Transferable")
            || typing.types.directSupertypes(type).stream().anyMatch(this::isTransferable));
  }

  private boolean isCollection(DeclaredType type) {
    return isOfJdk((TypeElement) type.asElement())
        && (typing.as(type, "java.util.Collection").isPresent()
            || typing.as(type, "java.util.Map").isPresent());
  }

  private void visitUnserializable(Place place, TypeElement element) {
    if (isClosed(element)) {
      never(place, element, NOT_SERIALIZABLE);
    } else if (typing.same(element.asType(), typing.object())) {
      perhaps(place, element, "may be anything");
    } else {
      perhaps(place, element, NOT_SERIALIZABLE + ", though a subclass may be");
    }
  }

  private void visitSerializable(Place place, DeclaredType type, TypeElement element) {
    seen.add(key(type, false));
    if (isOfJdk(element)) {
      type.getTypeArguments().forEach(argument -> visit(place.serialized().of(argument)));
    } else if (!hasOwnForm(element)) {
      fields(type)
          .forEach(field ->
              visit(place.inField(nameOf(element), field, typing.types.asMemberOf(type, field))));
    }
    boolean open =
        isValue(element) ? element.getModifiers().contains(Modifier.ABSTRACT) : !isClosed(element);
    if (open) {
      perhaps(place, element, "may have subclasses that cannot");
    }
  }

  /** Returns what is serialized of a class itself: its superclasses are looked at on their own. */
  private static Stream<VariableElement> fields(DeclaredType type) {
    return ElementFilter.fieldsIn(type.asElement().getEnclosedElements()).stream()
        .filter(field -> !field.getModifiers().contains(Modifier.STATIC))
        .filter(field -> !field.getModifiers().contains(Modifier.TRANSIENT));
  }

  private static boolean hasOwnForm(TypeElement element) {
    return ElementFilter.methodsIn(element.getEnclosedElements()).stream()
        .anyMatch(method -> OWN_FORM.contains(method.getSimpleName().toString()));
  }

  private static String key(DeclaredType type, boolean byCodec) {
    return type + (byCodec ? " by codec" : "");
  }

  private static boolean isClosed(TypeElement element) {
    return element.getModifiers().contains(Modifier.FINAL)
        || element.getKind() == ElementKind.RECORD;
  }

  private static boolean isOfJdk(TypeElement element) {
    return element.getQualifiedName().toString().matches("javax?\\..*");
  }

  /** Whether the run time takes every class of its package for a value. */
  private boolean isValue(TypeElement element) {
    return VALUES.contains(typing.elements.getPackageOf(element).getQualifiedName().toString());
  }

  private static String nameOf(TypeElement element) {
    return element.getSimpleName().toString();
  }

  private void never(Place place, TypeElement element, String why) {
    culprits.add(new Culprit(text(place, element, why), remedy(place, element, why), true));
  }

  private void perhaps(Place place, TypeElement element, String why) {
    String remedy =
        canChange(element)
            ? "Make it a record, final or sealed, or mark it @Transferable."
            : "Name a type that leaves nothing open.";
    culprits.add(new Culprit(text(place, element, why), remedy, false));
  }

  private static String text(Place place, TypeElement element, String why) {
    String in = place.path().isEmpty() ? "" : place.path() + ": ";
    return in + element.getQualifiedName() + " " + why;
  }

  private String remedy(Place place, TypeElement element, String why) {
    if (place.field().map(Members::ownerOf).filter(this::canChange).isPresent()) {
      return "Make the field transient, or let what it is made from travel instead.";
    }
    if (!why.equals(NOT_SERIALIZABLE) || !canChange(element)) {
      return "Let what it is made from travel instead.";
    }
    return element.getKind() == ElementKind.RECORD
        ? "Let it and all its components be seen from package %s, or let it implement Serializable."
            .formatted(typing.elements.getPackageOf(context.type()).getQualifiedName())
        : "Make it a record, or let it implement Serializable.";
  }

  private boolean canChange(TypeElement element) {
    return context.compiledNow().test(element);
  }
}
