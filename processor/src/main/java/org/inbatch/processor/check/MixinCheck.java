package org.inbatch.processor.check;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
 * Whether the classes that implement a mixin are the batch it was made for: {@code parallel()}
 * casts them to that. To be asked when all mixins are there.
 */
final class MixinCheck {

  private final Typing typing;
  private final Report report;

  MixinCheck(Typing typing, Report report) {
    this.typing = typing;
    this.report = report;
  }

  /** Checks a class and those nested in it. */
  void check(TypeElement type) {
    if (type.getKind() != ElementKind.INTERFACE) {
      List<TypeElement> inherited =
          type.getSuperclass().getKind() == TypeKind.DECLARED
              ? hierarchy(((DeclaredType) type.getSuperclass()).asElement())
              : List.of();
      hierarchy(type).stream()
          .filter(one -> !inherited.contains(one))
          .forEach(mixin -> batchOf(mixin).ifPresent(batch -> check(type, mixin, batch)));
    }
    ElementFilter.typesIn(type.getEnclosedElements()).forEach(this::check);
  }

  private void check(TypeElement type, TypeElement mixin, TypeMirror batch) {
    if (!typing.types.isSubtype(typing.types.erasure(type.asType()), batch)) {
      String own = DispatcherNames.of(type).simpleName();
      boolean hasOwn =
          typing.elements.getTypeElement(DispatcherNames.of(type).canonicalName()) != null;
      report.error(
          Place.of(type),
          Message.MIXIN,
          type.getSimpleName(),
          mixin.getEnclosingElement().getSimpleName(),
          Shown.of(batch),
          hasOwn
              ? "Implement %s.Parallel.".formatted(own)
              : "Extend %s, or remove it.".formatted(Shown.of(batch)));
    }
  }

  private List<TypeElement> hierarchy(Element type) {
    return new Members(typing, (TypeElement) type).hierarchy();
  }

  /**
   * Returns the erased type of the batch that a mixin is made for; nothing for what is no mixin.
   */
  private Optional<TypeMirror> batchOf(TypeElement mixin) {
    boolean named =
        mixin.getSimpleName().contentEquals("Parallel")
            && mixin.getEnclosingElement() instanceof TypeElement;
    return named ? ofMethods(mixin.getEnclosingElement()).findFirst() : Optional.empty();
  }

  private Stream<TypeMirror> ofMethods(Element dispatcher) {
    return ElementFilter.methodsIn(dispatcher.getEnclosedElements()).stream()
        .filter(method -> method.getSimpleName().contentEquals("of"))
        .filter(method -> method.getParameters().size() == 1)
        .filter(method -> isOf(method.getReturnType(), dispatcher))
        .map(method -> typing.types.erasure(method.getParameters().get(0).asType()))
        .filter(batch -> typing.as(batch, Typing.BATCH).isPresent());
  }

  private static boolean isOf(TypeMirror type, Element element) {
    return type instanceof DeclaredType declared && declared.asElement().equals(element);
  }
}
