package org.inbatch.wire;

import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the place of an object in another, such as {@code Features.model.cache}: for messages
 * alone. It sees what reflection may see, so it may know less where a named module is not open, and
 * it looks at a bounded number of objects.
 */
final class Place {

  private static final int DEEPEST = 50;
  private static final int MOST = 10_000;

  private final Object wanted;
  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private Place(Object wanted) {
    this.wanted = wanted;
  }

  /** Returns the place of an object, or no more than the name of the one that it is in. */
  static String of(Object wanted, Object root) {
    String name = root.getClass().getSimpleName();
    try {
      String path = new Place(wanted).within(root, 0);
      return path == null ? name : name + path;
    } catch (
        RuntimeException _) { // from a key that does not tell itself, or a collection that changes
      return name;
    }
  }

  /** Returns the path from an object to the one that is wanted, or null. */
  private @Nullable String within(@Nullable Object from, int depth) {
    if (from == wanted) {
      return "";
    }
    if (from == null || depth == DEEPEST || seen.size() == MOST || !seen.add(from)) {
      return null;
    }
    return switch (from) {
      case Object[] array -> amongAll(Arrays.asList(array), depth);
      case Collection<?> elements when isOfJdk(from) -> amongAll(elements, depth);
      case Map<?, ?> map when isOfJdk(from) -> amongEntries(map, depth);
      case Optional<?> optional -> within(optional.orElse(null), depth + 1);
      default -> isOfJdk(from) ? null : amongFields(from, depth);
    };
  }

  private @Nullable String amongAll(Collection<?> elements, int depth) {
    int index = 0;
    for (Object element : elements) {
      String rest = within(element, depth + 1);
      if (rest != null) {
        return "[" + index + "]" + rest;
      }
      index++;
    }
    return null;
  }

  private @Nullable String amongEntries(Map<?, ?> map, int depth) {
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      String rest = within(entry.getValue(), depth + 1);
      if (rest != null) {
        return "[" + entry.getKey() + "]" + rest;
      }
    }
    return amongAll(map.keySet(), depth);
  }

  private @Nullable String amongFields(Object from, int depth) {
    for (Class<?> c = from.getClass(); c != null; c = c.getSuperclass()) {
      for (Field field : c.getDeclaredFields()) {
        String rest = through(field, from, depth);
        if (rest != null) {
          return "." + field.getName() + rest;
        }
      }
    }
    return null;
  }

  private @Nullable String through(Field field, Object from, int depth) {
    int modifiers = field.getModifiers();
    if (Modifier.isStatic(modifiers)
        || Modifier.isTransient(modifiers)
        || field.getType().isPrimitive()) {
      return null;
    }
    try {
      field.setAccessible(true);
      return within(field.get(from), depth + 1);
    } catch (InaccessibleObjectException | IllegalAccessException _) {
      return field.getType() == wanted.getClass() ? "" : null;
    }
  }

  private static boolean isOfJdk(Object object) {
    return object.getClass().getClassLoader() == null;
  }
}
