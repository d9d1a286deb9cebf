package org.inbatch.processor.spec;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import java.util.List;
import java.util.Optional;

/**
 * The use of init or post.
 *
 * @param name its name
 * @param isField whether it is a field
 * @param isStatic whether it is static
 * @param typeArguments what its own type parameters are; none where the compiler must tell
 * @param arguments what it is given, post's first argument aside
 */
public record MemberUse(
    String name,
    boolean isField,
    boolean isStatic,
    List<TypeName> typeArguments,
    List<Argument> arguments) {

  /** Copies the lists. */
  public MemberUse {
    typeArguments = List.copyOf(typeArguments);
    arguments = List.copyOf(arguments);
  }

  /** What init or post is given for a parameter. */
  public sealed interface Argument {

    /**
     * The caller's argument of that name.
     *
     * @param cast the type to cast to, where an array stands for a variable number of arguments
     */
    record OfCall(String name, Optional<TypeName> cast) implements Argument {}

    /** A constant of {@code args}, as a literal. */
    record Constant(CodeBlock literal) implements Argument {}
  }
}
