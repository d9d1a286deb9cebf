package org.inbatch.processor.spec;

import com.palantir.javapoet.CodeBlock;
import java.util.List;

/**
 * The use of init or post.
 *
 * @param name its name
 * @param isField whether it is a field
 * @param isStatic whether it is static
 * @param arguments what it is given, post's first argument aside
 */
public record MemberUse(String name, boolean isField, boolean isStatic, List<Argument> arguments) {

  /** Copies the list. */
  public MemberUse {
    arguments = List.copyOf(arguments);
  }

  /** What init or post is given for a parameter. */
  public sealed interface Argument {

    /** The caller's argument of that name. */
    record OfCall(String name) implements Argument {}

    /** A constant of {@code args}, as a literal. */
    record Constant(CodeBlock literal) implements Argument {}
  }
}
