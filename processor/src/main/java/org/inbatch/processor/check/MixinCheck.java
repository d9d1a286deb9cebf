package org.inbatch.processor.check;

import com.palantir.javapoet.ClassName;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.inbatch.processor.report.Message;
import org.inbatch.processor.report.Place;
import org.inbatch.processor.report.Report;

/**
 * Whether the classes that implement a mixin are the batch it was made for, with the same type
 * arguments: {@code parallel()} casts them to that. To be asked when all mixins are there.
 */
final class MixinCheck {

  private final Typing typing;
  private final Predicate<TypeElement> hasOwnName;
  private final Report report;

  /**
   * Creates a check.
   *
   * @param hasOwnName whether the class's dispatcher could be named after it; where it could not,
   *     that is all there is to say
   */
  MixinCheck(Typing typing, Predicate<TypeElement> hasOwnName, Report report) {
    this.typing = typing;
    this.hasOwnName = hasOwnName;
    this.report = report;
  }

  /** Checks a class and those nested in it. */
  void check(TypeElement type) {
    if (type.getKind() != ElementKind.INTERFACE && hasOwnName.test(type)) {
      List<TypeElement> inherited =
          type.getSuperclass().getKind() == TypeKind.DECLARED
              ? hierarchy(((DeclaredType) type.getSuperclass()).asElement())
              : List.of();
      hierarchy(type).stream()
          .filter(one -> !inherited.contains(one))
          .forEach(mixin -> check(type, mixin));
    }
    ElementFilter.typesIn(type.getEnclosedElements()).forEach(this::check);
  }

  private void check(TypeElement type, TypeElement mixin) {
    if (mixin.getSimpleName().contentEquals("Parallel")
        && mixin.getEnclosingElement() instanceof TypeElement dispatcher) {
      batchOf(dispatcher)
          .ifPresent(batch -> {
            if (typing.types.isSubtype(
                typing.types.erasure(type.asType()), typing.types.erasure(batch))) {
              checkArguments(type, mixin, batch);
            } else {
              reportOther(type, dispatcher, typing.types.erasure(batch));
            }
          });
    }
  }

  private void reportOther(TypeElement type, TypeElement dispatcher, TypeMirror batch) {
    ClassName own = DispatcherNames.of(type);
    String remedy =
        typing.elements.getTypeElement(own.canonicalName()) == null
            ? "Extend %s, or remove it.".formatted(Shown.of(batch))
            : "Implement %s.Parallel.".formatted(own.simpleName());
    String implemented = dispatcher.getSimpleName() + ".Parallel";
    report(type, implemented, Shown.of(batch), "its parallel()", remedy);
  }

  /** A mixin has the type parameters of its batch. */
  private void checkArguments(TypeElement type, TypeElement mixin, DeclaredType batch) {
    List<? extends TypeMirror> own = argumentsOf(type, (TypeElement) batch.asElement());
    List<? extends TypeMirror> given = argumentsOf(type, mixin);
    boolean differ =
        own.size() == given.size()
            && IntStream.range(0, own.size()).anyMatch(i -> !typing.same(own.get(i), given.get(i)));
    if (differ && !isTheCompilersToTell(type, mixin)) {
      String name = DispatcherNames.of((TypeElement) batch.asElement()).simpleName() + ".Parallel";
      String batchName = batch.asElement().getSimpleName().toString();
      report(
          type,
          name + shown(given),
          batchName + shown(given),
          "what its parallel() gives",
          "Implement %s.".formatted(name + shown(own)));
    }
  }

  /** A class cannot have an interface once more with other arguments than its superclass has it. */
  private boolean isTheCompilersToTell(TypeElement type, TypeElement mixin) {
    DeclaredType implemented = as(type.asType(), mixin).orElseThrow();
    return hierarchy(mixin).stream()
        .anyMatch(one ->
            as(type.getSuperclass(), one)
                .filter(above -> !typing.same(above, as(implemented, one).orElseThrow()))
                .isPresent());
  }

  private Optional<DeclaredType> as(TypeMirror type, TypeElement supertype) {
    return typing.as(type, supertype.getQualifiedName().toString());
  }

  private List<? extends TypeMirror> argumentsOf(TypeElement type, TypeElement supertype) {
    return as(type.asType(), supertype).map(DeclaredType::getTypeArguments).orElse(List.of());
  }

  private static String shown(List<? extends TypeMirror> arguments) {
    return "<" + Shown.all(arguments) + ">";
  }

  private void report(
      TypeElement type, String implemented, String batch, String failing, String remedy) {
    report.error(
        Place.of(type), Message.MIXIN, type.getSimpleName(), implemented, batch, failing, remedy);
  }

  private List<TypeElement> hierarchy(Element type) {
    return new Members(typing, (TypeElement) type).hierarchy();
  }

  /** Returns the type of the batch that a dispatcher is for; nothing for other classes. */
  private Optional<DeclaredType> batchOf(TypeElement dispatcher) {
    return ElementFilter.methodsIn(dispatcher.getEnclosedElements()).stream()
        .filter(method -> method.getSimpleName().contentEquals("of"))
        .filter(method -> method.getParameters().size() == 1)
        .filter(method -> isOf(method.getReturnType(), dispatcher))
        .map(method -> method.getParameters().get(0).asType())
        .filter(batch -> typing.as(batch, Typing.BATCH).isPresent())
        .map(DeclaredType.class::cast)
        .findFirst();
  }

  private static boolean isOf(TypeMirror type, Element element) {
    return type instanceof DeclaredType declared && declared.asElement().equals(element);
  }
}
