package org.inbatch.processor.write;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeVariableName;
import javax.lang.model.element.Modifier;
import org.inbatch.processor.spec.DispatcherMethod.CallParameter;
import org.inbatch.processor.spec.DispatcherMethod.Head;
import org.inbatch.processor.spec.GivenAgain;
import org.inbatch.processor.spec.Stub;

/** The methods that run nothing themselves. */
final class OtherMethods {

  private OtherMethods() {}

  /** Returns an inherited action's method with a narrower type. */
  static MethodSpec givenAgain(ClassName batch, GivenAgain givenAgain) {
    Head head = givenAgain.head();
    Names names = new Names(batch, head.parameters());
    String holder = names.batch();
    String options = names.fresh("options");
    MethodSpec.Builder method = HeadWriter.begin(head, names, options, true);
    CodeBlock.Builder call = CodeBlock.builder().add("super.$N(", head.name());
    for (CallParameter parameter : head.parameters()) {
      call.add("$N, ", names.ofParameter(parameter.name()));
    }
    call.add("$N)", options);
    if (givenAgain.ownBatch()) {
      method.addStatement(call.build()).addStatement("return $L", holder);
    } else {
      method.addStatement("return ($T) $L", head.returns(), call.build());
    }
    return method.build();
  }

  /** Returns a method that only lets its callers compile. */
  static MethodSpec stub(ClassName batch, Stub stub) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(stub.name())
            .addModifiers(Modifier.PUBLIC)
            .addParameter(ArrayTypeName.of(ClassName.OBJECT), "arguments")
            .addExceptions(stub.thrown())
            .varargs()
            .addStatement(
                "throw new $T($S)",
                IllegalStateException.class,
                batch.simpleName() + "." + stub.name() + " did not compile");
    if (stub.returns().isEmpty()) {
      TypeVariableName anything = TypeVariableName.get("ANYTHING");
      return method.addTypeVariable(anything).returns(anything).build();
    }
    return method.returns(stub.returns().get()).build();
  }
}
