package org.inbatch.processor.check;

import com.palantir.javapoet.ClassName;
import java.util.List;
import java.util.Optional;
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
          .forEach(mixin -> check(type, mixin));
    }
    ElementFilter.typesIn(type.getEnclosedElements()).forEach(this::check);
  }

  private void check(TypeElement type, TypeElement mixin) {
    if (mixin.getSimpleName().contentEquals("Parallel")
        && mixin.getEnclosingElement() instanceof TypeElement dispatcher) {
      batchOf(dispatcher)
          .filter(batch -> !typing.types.isSubtype(typing.types.erasure(type.asType()), batch))
          .ifPresent(batch ->
              report.error(
                  Place.of(type),
                  Message.MIXIN,
                  type.getSimpleName(),
                  dispatcher.getSimpleName(),
                  Shown.of(batch),
                  remedy(type, batch)));
    }
  }

  private String remedy(TypeElement type, TypeMirror batch) {
    ClassName own = DispatcherNames.of(type);
    return typing.elements.getTypeElement(own.canonicalName()) == null
        ? "Extend %s, or remove it.".formatted(Shown.of(batch))
        : "Implement %s.Parallel.".formatted(own.simpleName());
  }

  private List<TypeElement> hierarchy(Element type) {
    return new Members(typing, (TypeElement) type).hierarchy();
  }

  /** Returns the erased type of the batch that a dispatcher is for; nothing for other classes. */
  private Optional<TypeMirror> batchOf(TypeElement dispatcher) {
    return ElementFilter.methodsIn(dispatcher.getEnclosedElements()).stream()
        .filter(method -> method.getSimpleName().contentEquals("of"))
        .filter(method -> method.getParameters().size() == 1)
        .filter(method -> isOf(method.getReturnType(), dispatcher))
        .map(method -> typing.types.erasure(method.getParameters().get(0).asType()))
        .filter(batch -> typing.as(batch, Typing.BATCH).isPresent())
        .findFirst();
  }

  private static boolean isOf(TypeMirror type, Element element) {
    return type instanceof DeclaredType declared && declared.asElement().equals(element);
  }
}
