package org.inbatch.processor.write;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.List;
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
    MethodSpec.Builder method = HeadWriter.begin(head, names, options);
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

  /** Returns the methods that only let callers compile. */
  static List<MethodSpec> stub(ClassName batch, Stub stub) {
    if (stub.loose().isEmpty()) {
      return List.of(stub(batch, stub, stub.head().parameters()));
    }
    List<CallParameter> loose = stub.loose().get();
    MethodSpec anything =
        stubHead(batch, stub).addParameter(ArrayTypeName.of(ClassName.OBJECT), "arguments").build();
    return loose.stream().allMatch(parameter -> parameter.type().equals(ClassName.OBJECT))
        ? List.of(anything)
        : List.of(anything, stub(batch, stub, loose));
  }

  private static MethodSpec stub(ClassName batch, Stub stub, List<CallParameter> parameters) {
    MethodSpec.Builder method = stubHead(batch, stub);
    Names names = new Names(batch, parameters);
    for (CallParameter parameter : parameters) {
      method.addParameter(parameter.type(), names.ofParameter(parameter.name()));
    }
    return method
        .addParameter(ArrayTypeName.of(RunTime.CALL_OPTION), names.fresh("options"))
        .build();
  }

  private static MethodSpec.Builder stubHead(ClassName batch, Stub stub) {
    return MethodSpec.methodBuilder(stub.head().name())
        .addModifiers(Modifier.PUBLIC)
        .addTypeVariable(Stub.ANYTHING)
        .returns(stub.head().returns())
        .addExceptions(stub.head().thrown())
        .varargs()
        .addStatement(
            "throw new $T($S)",
            IllegalStateException.class,
            batch.simpleName() + "." + stub.head().name() + " did not compile");
  }
}
