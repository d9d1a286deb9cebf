package org.inbatch.processor.spec;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import java.util.List;
import java.util.Set;

/**
 * What of an action travels to a worker process and back.
 *
 * @param set an argument set
 * @param value what an invocation brings
 * @param arguments what goes along with the call: its arguments, or the function that a factory
 *     made
 * @param setType the argument set's type, as the action mentions it
 * @param valueType the type of what an invocation brings, boxed, as the action mentions it
 * @param typeParameters the type parameters of the class and of the action, if the types that an
 *     invocation uses mention any
 * @param records the records among what travels
 * @param suppressed the categories of warnings that naming an argument set's type would cause
 */
public record Travel(
    Wire set,
    Wire value,
    List<Wire> arguments,
    TypeName setType,
    TypeName valueType,
    List<TypeVariableName> typeParameters,
    List<RecordForm> records,
    Set<String> suppressed) {

  /** Copies the collections. */
  public Travel {
    arguments = List.copyOf(arguments);
    typeParameters = List.copyOf(typeParameters);
    records = List.copyOf(records);
    suppressed = Set.copyOf(suppressed);
  }

  /** Adds how something travels, and each of its parts, to a set, which keeps those that it has. */
  public void addParts(Wire wire, Set<Wire> all) {
    if (all.add(wire)) {
      partsOf(wire).forEach(part -> addParts(part, all));
    }
  }

  private List<Wire> partsOf(Wire wire) {
    if (wire instanceof Wire.Composed composed) {
      return composed.parts();
    }
    if (wire instanceof Wire.OrNull nullable) {
      return List.of(nullable.value());
    }
    return records.stream()
        .filter(form -> form.wire().equals(wire))
        .flatMap(form -> form.components().stream().map(Component::wire))
        .toList();
  }

  /**
   * What a record consists of.
   *
   * @param wire the record
   * @param raw its class
   * @param components its components, in order
   * @param suppressed the categories of warnings that naming them would cause
   */
  public record RecordForm(
      Wire.OfRecord wire, ClassName raw, List<Component> components, Set<String> suppressed) {

    /** Copies the collections. */
    public RecordForm {
      components = List.copyOf(components);
      suppressed = Set.copyOf(suppressed);
    }
  }

  /**
   * A component of a record.
   *
   * @param shown its type, in short
   */
  public record Component(String name, String shown, Wire wire) {}
}
