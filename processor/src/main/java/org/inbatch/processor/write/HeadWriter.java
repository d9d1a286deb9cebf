package org.inbatch.processor.write;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.Modifier;
import org.inbatch.processor.spec.DispatcherMethod.Head;

/** The head of a dispatcher's method. */
final class HeadWriter {

  private HeadWriter() {}

  static MethodSpec.Builder begin(Head head, Names names, String options) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(head.name())
            .addModifiers(Modifier.PUBLIC)
            .addTypeVariables(head.typeParameters())
            .returns(head.returns())
            .addExceptions(head.thrown());
    if (head.overrides()) {
      method.addAnnotation(Override.class);
    }
    if (head.deprecated()) {
      method.addAnnotation(Deprecated.class);
    }
    suppression(head.suppressed()).ifPresent(method::addAnnotation);
    head.parameters()
        .forEach(parameter ->
            method.addParameter(parameter.type(), names.ofParameter(parameter.name())));
    return method.addParameter(ArrayTypeName.of(RunTime.option(head.target())), options).varargs();
  }

  /** Returns {@code @SuppressWarnings} with the categories, in alphabetical order. */
  static Optional<AnnotationSpec> suppression(Set<String> categories) {
    if (categories.isEmpty()) {
      return Optional.empty();
    }
    CodeBlock values =
        new TreeSet<>(categories)
            .stream()
                .map(category -> CodeBlock.of("$S", category))
                .collect(CodeBlock.joining(", "));
    return Optional.of(
        AnnotationSpec.builder(SuppressWarnings.class)
            .addMember("value", categories.size() == 1 ? "$L" : "{$L}", values)
            .build());
  }
}
