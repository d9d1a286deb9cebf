package org.inbatch.processor.spec;

import com.palantir.javapoet.TypeName;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The method of an action: init, the action once for each argument set, post.
 *
 * @param head what callers see
 * @param action the annotated method
 * @param source where the argument sets come from
 * @param ending what becomes of what the invocations brought
 * @param travel what travels to a worker process, if that is where the action runs
 * @param doc what the user says of the action
 */
public record FanOut(
    Head head,
    Action action,
    Source source,
    Ending ending,
    Optional<Travel> travel,
    Optional<Doc> doc)
    implements DispatcherMethod {

  /** Returns whether the annotated method is called once, to make what is run for each item. */
  public boolean isFactory() {
    return action.body() instanceof Body.Made || action.body() instanceof Body.MadeHandle;
  }

  /**
   * Returns the same as an override of the superclass's dispatcher's method.
   *
   * @param returns what it returns, if not what it would
   */
  public FanOut overriding(Optional<TypeName> returns) {
    return new FanOut(
        head.overriding(returns.orElse(head.returns())), action, source, ending, travel, doc);
  }

  /**
   * The annotated method.
   *
   * @param name its name
   * @param isStatic whether it is static
   * @param overloaded whether a link in the documentation must say which one is meant
   * @param parameterTypes its erased parameter types
   * @param isVoid whether nothing comes of an item
   * @param body what is run for each item
   * @param fills what fills the parameters of that, in their order
   */
  public record Action(
      String name,
      boolean isStatic,
      boolean overloaded,
      List<TypeName> parameterTypes,
      boolean isVoid,
      Body body,
      List<Fill> fills) {

    /** Copies the lists. */
    public Action {
      parameterTypes = List.copyOf(parameterTypes);
      fills = List.copyOf(fills);
    }
  }

  /** What is run for each item. */
  public sealed interface Body {

    /** The annotated method. */
    record Itself() implements Body {}

    /** The annotated method, which returns a stage. */
    record Staged() implements Body {}

    /**
     * The C function that stands behind the annotated method.
     *
     * @param library its library; empty: one that is loaded already
     * @param symbol its name
     * @param critical whether it is called without a transition
     * @param errno whether its failures are in {@code errno}
     * @param returns what it returns
     * @param parameters its parameters
     */
    record OfC(
        String library,
        String symbol,
        boolean critical,
        boolean errno,
        TypeName returns,
        List<CallParameter> parameters)
        implements Body {

      /** Copies the list. */
      public OfC {
        parameters = List.copyOf(parameters);
      }
    }

    /**
     * A functional interface's method, of what the annotated method returns when it is called once.
     *
     * @param type the interface
     * @param method the name of its method
     */
    record Made(TypeName type, String method) implements Body {}

    /**
     * The method handle that the annotated method returns when it is called once.
     *
     * @param returns what it is to return
     * @param parameters the types of what it is given
     */
    record MadeHandle(TypeName returns, List<TypeName> parameters) implements Body {

      /** Copies the list. */
      public MadeHandle {
        parameters = List.copyOf(parameters);
      }
    }
  }

  /** What fills a parameter of the action. */
  public sealed interface Fill {

    /** The caller's argument of that name. */
    record ByCall(String name) implements Fill {}

    /**
     * The argument set as a whole.
     *
     * @param parameter the parameter's name
     * @param cast the type to cast to, where only that picks the right overload
     */
    record ByItem(String parameter, Optional<TypeName> cast) implements Fill {}

    /**
     * A component of the argument set, which is a record.
     *
     * @param component the component's name
     * @param cast the type to cast to, where only that picks the right overload
     */
    record ByComponent(String component, Optional<TypeName> cast) implements Fill {}

    /**
     * A value of the argument set, which is an {@code Args}.
     *
     * @param parameter the parameter's name
     * @param cast the parameter's type, unless that is {@code Object}
     */
    record ByArgs(String parameter, Optional<TypeName> cast) implements Fill {}

    /** The item's own generator, for the parameter of that name. */
    record BySeed(String parameter) implements Fill {}
  }

  /**
   * Where the argument sets come from.
   *
   * @param init the method or field
   * @param isPrimitive whether the argument sets are primitives
   * @param cast the type to cast to, where init's type could be taken for several kinds of source
   * @param shape what the argument sets must fill, if they are {@code Args}
   */
  public record Source(
      MemberUse init, boolean isPrimitive, Optional<TypeName> cast, Optional<Shape> shape) {}

  /**
   * The parameters that an {@code Args} fills.
   *
   * @param parameters the parameters, in their order
   * @param suppressed the categories of warnings that naming the types would cause
   */
  public record Shape(List<Parameter> parameters, Set<String> suppressed) {

    /** A parameter and the erasure of its type. */
    public record Parameter(String name, TypeName erasure) {}

    /** Copies the collections. */
    public Shape {
      parameters = List.copyOf(parameters);
      suppressed = Set.copyOf(suppressed);
    }
  }
}
