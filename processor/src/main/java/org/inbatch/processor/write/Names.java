package org.inbatch.processor.write;

import com.palantir.javapoet.ClassName;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.SourceVersion;
import org.inbatch.processor.spec.DispatcherMethod.CallParameter;

/**
 * The names of one method's parameters and variables, none twice.
 *
 * <p>Call parameters keep the names that the user gave them; what is generated makes way.
 */
final class Names {

  private final Set<String> taken = new HashSet<>();
  private final Map<String, String> parameters = new LinkedHashMap<>();

  Names(ClassName batch, List<CallParameter> callParameters) {
    // A variable would hide a class of the same name.
    taken.add(batch.topLevelClassName().simpleName());
    RunTime.QUALIFIERS.forEach(type -> taken.add(type.simpleName()));
    callParameters.forEach(parameter -> parameters.put(parameter.name(), fresh(parameter.name())));
  }

  /** Returns the name under which a call parameter is known here. */
  String ofParameter(String name) {
    return parameters.getOrDefault(name, name);
  }

  /** Returns the name, or one like it that is still free, and takes it. */
  String fresh(String wanted) {
    String name = wanted;
    while (SourceVersion.isKeyword(name) || !taken.add(name)) {
      name += "_";
    }
    return name;
  }

  /** Takes a name that nothing else here may have. */
  void take(String name) {
    taken.add(name);
  }

  /** Returns how the field is written that holds the batch: nothing local may hide it. */
  String batch() {
    return taken.add("batch") || !parameters.containsValue("batch") ? "batch" : "this.batch";
  }
}
