package org.inbatch.processor.spec;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The method of an action with mistakes: it takes anything, so that its callers compile and the
 * mistakes are shown alone.
 *
 * @param name the method's name
 * @param returns what it returns; empty where that could not be made out: then whatever is wanted
 * @param thrown the checked exceptions of what could be made out
 */
public record Stub(String name, Optional<TypeName> returns, List<TypeName> thrown)
    implements DispatcherMethod {

  /** Copies the list. */
  public Stub {
    thrown = List.copyOf(thrown);
  }

  @Override
  public Head head() {
    return new Head(name, List.of(), returns.orElse(ClassName.OBJECT), thrown, Set.of(), false);
  }
}
