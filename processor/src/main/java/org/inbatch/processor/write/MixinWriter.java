package org.inbatch.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.inbatch.processor.spec.DispatcherSpec;

/** The interface that gives a batch its {@code parallel()}. */
final class MixinWriter {

  static final String PARALLEL = "Parallel";

  private final DispatcherSpec spec;
  private final TypeName batchType;
  private final TypeName dispatcherType;

  MixinWriter(DispatcherSpec spec, TypeName batchType, TypeName dispatcherType) {
    this.spec = spec;
    this.batchType = batchType;
    this.dispatcherType = dispatcherType;
  }

  TypeSpec write() {
    TypeSpec.Builder mixin =
        TypeSpec.interfaceBuilder(PARALLEL)
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
            .addTypeVariables(spec.typeParameters())
            .addJavadoc("Gives a {@link $T} its {@code parallel()}.\n", spec.batch())
            .addJavadoc(DispatcherWriter.parameterTags(spec));
    spec.parent().ifPresent(parent -> mixin.addSuperinterface(mixinOf(parent)));
    return mixin.addMethod(parallel()).build();
  }

  private MethodSpec parallel() {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("parallel")
            .addModifiers(Modifier.PUBLIC, Modifier.DEFAULT)
            .returns(dispatcherType)
            .addJavadoc("{@return the dispatcher of this batch}\n");
    if (spec.parent().isPresent()) {
      method.addAnnotation(Override.class);
    }
    if (spec.cast().unchecked()) {
      method.addAnnotation(HeadWriter.suppression(Set.of("unchecked")).orElseThrow());
    }
    CodeBlock self =
        spec.cast().throughObject()
            ? CodeBlock.of("($T) this", Object.class)
            : CodeBlock.of("this");
    return method.addStatement("return of(($T) $L)", batchType, self).build();
  }

  private static TypeName mixinOf(TypeName dispatcher) {
    if (dispatcher instanceof ParameterizedTypeName generic) {
      return ParameterizedTypeName.get(
          generic.rawType().nestedClass(PARALLEL),
          generic.typeArguments().toArray(TypeName[]::new));
    }
    return ((ClassName) dispatcher).nestedClass(PARALLEL);
  }
}
