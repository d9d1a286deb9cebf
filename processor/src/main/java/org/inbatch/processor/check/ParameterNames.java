package org.inbatch.processor.check;

import java.util.List;
import java.util.stream.IntStream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;

/** Whether a method still has the names of its parameters, which a class file may lack. */
final class ParameterNames {

  private ParameterNames() {}

  /** A class file without names shows them as {@code arg0}, {@code arg1} and so on. */
  static boolean areMissing(Context context, ExecutableElement method) {
    List<? extends VariableElement> parameters = method.getParameters();
    return !parameters.isEmpty()
        && !context.compiledNow().test(Members.ownerOf(method))
        && IntStream.range(0, parameters.size())
            .allMatch(i -> parameters.get(i).getSimpleName().contentEquals("arg" + i));
  }
}
