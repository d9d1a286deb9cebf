package org.inbatch.processor.spec;

import com.palantir.javapoet.TypeName;
import java.util.List;
import java.util.Set;

/** How values of a type travel to a worker process and back. */
public sealed interface Wire {

  /** The method that makes the codec of what is of any class. */
  String OBJECT = "object";

  /** The method that makes the codec of {@code Args}. */
  String ARGS = "args";

  /** Returns the type; that of a codec is never primitive. */
  TypeName type();

  /** Returns whether Java's own serialization may be needed for it, not only for parts of it. */
  default boolean isSerialized() {
    return false;
  }

  /** A primitive, which is written as it is. */
  record Primitive(TypeName type) implements Wire {}

  /** The run time has a constant for it: {@code Codecs.STRING}. */
  record Known(TypeName type, String constant) implements Wire {}

  /** It may be null. */
  record OrNull(TypeName type, Wire value) implements Wire {}

  /**
   * A method of the run time makes its codec.
   *
   * @param name a constant's name that tells the type
   * @param method the method
   * @param classes what it is given first, as class literals
   * @param parts what it is given then: codecs of what the type consists of
   * @param suppressed the categories of warnings that naming the type would cause
   */
  record Composed(
      TypeName type,
      String name,
      String method,
      List<TypeName> classes,
      List<Wire> parts,
      Set<String> suppressed)
      implements Wire {

    /** Copies the collections. */
    public Composed {
      classes = List.copyOf(classes);
      parts = List.copyOf(parts);
      suppressed = Set.copyOf(suppressed);
    }

    @Override
    public boolean isSerialized() {
      return method.equals(OBJECT) || method.equals(ARGS);
    }
  }

  /**
   * A record, whose components are written one after the other. It may mention itself, and so what
   * it consists of stands in a list of its own.
   *
   * @param name a constant's name that tells the type
   */
  record OfRecord(TypeName type, String name) implements Wire {}
}
