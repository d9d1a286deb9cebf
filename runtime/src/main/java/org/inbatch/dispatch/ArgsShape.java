package org.inbatch.dispatch;

import java.util.List;
import java.util.stream.Stream;
import org.inbatch.Args;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of an action that {@link Args} fill, in their order. One constant an action,
 * shared by all calls; immutable and thread-safe.
 */
public final class ArgsShape {

  /**
   * A parameter.
   *
   * @param name its name
   * @param type the erasure of its type
   */
  private record Parameter(String name, Class<?> type) {}

  private final ActionSite site;
  private final List<Parameter> parameters;

  private ArgsShape(ActionSite site, List<Parameter> parameters) {
    this.site = site;
    this.parameters = parameters;
  }

  /** Returns the shape of an action, without any parameter yet. */
  public static ArgsShape of(ActionSite site) {
    return new ArgsShape(site, List.of());
  }

  /**
   * Returns the shape with one more parameter.
   *
   * @param name the parameter's name
   * @param type the erasure of its type
   */
  public ArgsShape and(String name, Class<?> type) {
    return new ArgsShape(
        site, Stream.concat(parameters.stream(), Stream.of(new Parameter(name, type))).toList());
  }

  /**
   * Returns the argument sets, each checked before an item may see any of those that are there with
   * it: all of a collection or an array at once, the others as they are pulled.
   *
   * @throws IllegalArgumentException if a set does not fit; what init gave is closed
   */
  public ArgumentSets<List<Args>> fitting(ArgumentSets<List<Args>> sets) {
    return sets.checked((set, position) -> check((Args) set, position));
  }

  /**
   * Returns the value of a set that fits for the named parameter, widened as in a method call. It
   * is null where the set has null: whether the parameter takes that is not known here.
   */
  @NullUnmarked
  public Object get(Args set, String name) {
    int place = placeOf(name);
    Object value = valueOf(set, place);
    return value == null ? null : Conversion.widened(value, parameters.get(place).type());
  }

  private @Nullable Object valueOf(Args set, int place) {
    return place < set.values().size()
        ? set.values().get(place)
        : set.named().get(parameters.get(place).name());
  }

  /** Returns the parameter's place, or -1 if there is none of that name. */
  private int placeOf(String name) {
    int place = parameters.size() - 1;
    while (place >= 0 && !parameters.get(place).name().equals(name)) {
      place--;
    }
    return place;
  }

  private void check(@Nullable Args set, long position) {
    String misfit = set == null ? "is null" : misfitOf(set);
    if (misfit != null) {
      throw new IllegalArgumentException(
          "%s: the argument set at position %d, which init \"%s\" gave, %s"
              .formatted(site.action(), position, site.init(), misfit));
    }
  }

  /** Returns why the set does not fit, or null if it does. */
  private @Nullable String misfitOf(Args set) {
    int byPlace = set.values().size();
    if (byPlace > parameters.size()) {
      return "has %d values by place, but %d parameters take one: %s"
          .formatted(byPlace, parameters.size(), String.join(", ", names()));
    }
    for (String name : set.named().keySet()) {
      int place = placeOf(name);
      if (place < 0) {
        return "has a value for \"%s\", which is none of its parameters: %s.%s"
            .formatted(name, String.join(", ", names()), NearName.suggestion(name, names()));
      }
      if (place < byPlace) {
        return "has two values for %s: at place %d, and by name".formatted(name, place);
      }
    }
    for (int place = 0; place < parameters.size(); place++) {
      Parameter parameter = parameters.get(place);
      String name = parameter.name();
      String wanted = parameter.type().getTypeName();
      if (place >= byPlace && !set.named().containsKey(name)) {
        return "has no value for %s, which is %s".formatted(name, wanted);
      }
      Object value = valueOf(set, place);
      if (!Conversion.fits(value, parameter.type())) {
        String given = value == null ? "null" : value.getClass().getTypeName();
        return "has %s for %s, which is %s".formatted(given, name, wanted);
      }
    }
    return null;
  }

  private List<String> names() {
    return parameters.stream().map(Parameter::name).toList();
  }
}
