package org.inbatch.wire;

import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Finds what a class is declared to consist of: the types of its fields, those of sealed types'
 * subclasses, and so on, with the arguments of generic types. The JDK's classes are not looked
 * into.
 */
final class Closure {

  private static final ClassValue<Set<Class<?>>> CLOSURES =
      new ClassValue<>() {
        @Override
        protected Set<Class<?>> computeValue(Class<?> type) {
          Closure closure = new Closure();
          closure.add(type);
          return Set.copyOf(closure.classes);
        }
      };

  private final Set<Class<?>> classes = new HashSet<>();
  private final Set<Type> others = new HashSet<>();

  private Closure() {}

  static Set<Class<?>> of(Class<?> type) {
    return CLOSURES.get(type);
  }

  static Set<Class<?>> of(Collection<Class<?>> types) {
    Set<Class<?>> all = new HashSet<>();
    types.forEach(type -> all.addAll(of(type)));
    return Set.copyOf(all);
  }

  private void add(Type type) {
    if (type instanceof Class<?> c) {
      add(c);
    } else if (others.add(type)) {
      switch (type) {
        case ParameterizedType generic -> {
          add(generic.getRawType());
          addAll(generic.getActualTypeArguments());
        }
        case GenericArrayType array -> add(array.getGenericComponentType());
        case WildcardType wildcard -> addAll(wildcard.getUpperBounds());
        case TypeVariable<?> variable -> addAll(variable.getBounds());
        default -> throw new AssertionError("Java has no type such as " + type);
      }
    }
  }

  private void addAll(Type[] types) {
    for (Type type : types) {
      add(type);
    }
  }

  private void add(Class<?> type) {
    if (type.isArray()) {
      add(type.getComponentType());
    } else if (classes.add(type) && type.getClassLoader() != null) {
      if (type.getSuperclass() != null) {
        add(type.getSuperclass());
      }
      if (type.isSealed()) {
        addAll(type.getPermittedSubclasses());
      }
      for (Field field : fields(type)) {
        if (!Modifier.isStatic(field.getModifiers())
            && !Modifier.isTransient(field.getModifiers())) {
          add(typeOf(field));
        }
      }
    }
  }

  /** A field whose class is missing here brings nothing that could travel. */
  private static Field[] fields(Class<?> type) {
    try {
      return type.getDeclaredFields();
    } catch (LinkageError _) {
      return new Field[0];
    }
  }

  private static Type typeOf(Field field) {
    try {
      return field.getGenericType();
    } catch (TypeNotPresentException _) {
      return field.getType();
    }
  }
}
