package org.inbatch.engine.natives;

import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A C function: where it is, and how Java sees it.
 *
 * @param library a name such as {@code z}, an absolute path, or empty for what is loaded already
 * @param symbol its name in the library
 * @param signature its Java types: primitives, arrays of them, {@code String}, {@code
 *     MemorySegment}, {@code void}
 * @param critical whether it is called without a transition, and reads arrays where they lie
 * @param errno whether {@code errno} is kept after each call
 */
public record CFunction(
    String library, String symbol, MethodType signature, boolean critical, boolean errno) {

  private static final Map<Class<?>, MemoryLayout> LAYOUTS =
      Map.of(
          boolean.class, ValueLayout.JAVA_BOOLEAN,
          byte.class, ValueLayout.JAVA_BYTE,
          short.class, ValueLayout.JAVA_SHORT,
          int.class, ValueLayout.JAVA_INT,
          long.class, ValueLayout.JAVA_LONG,
          float.class, ValueLayout.JAVA_FLOAT,
          double.class, ValueLayout.JAVA_DOUBLE);

  /** Before it, G1 may move an array that C reads (JDK-8377811). */
  private static final Runtime.Version ARRAYS_STAY = Runtime.Version.parse("25.0.3");

  private static final MethodHandle TO_STRING = toStringHandle();

  private static MethodHandle toStringHandle() {
    try {
      return MethodHandles.lookup()
          .findStatic(
              CFunction.class,
              "toString",
              MethodType.methodType(String.class, MemorySegment.class));
    } catch (ReflectiveOperationException impossible) {
      throw new LinkageError("toString", impossible);
    }
  }

  /**
   * Returns the type of the handle that calls the function: what is in memory is a {@code
   * MemorySegment}, and where {@code errno} is kept, the first parameter is where to.
   */
  public MethodType handleType() {
    MethodType type =
        MethodType.methodType(
            signature.returnType(),
            signature.parameterList().stream().<Class<?>>map(CFunction::carrier).toList());
    return errno ? type.insertParameterTypes(0, MemorySegment.class) : type;
  }

  private static Class<?> carrier(Class<?> type) {
    return type.isPrimitive() ? type : MemorySegment.class;
  }

  /**
   * Finds the function and binds it.
   *
   * @param action who asks, for messages
   * @param callers the libraries that the caller's class loader has loaded
   * @throws IllegalCallerException if this JVM does not allow InBatch native access
   * @throws UnsatisfiedLinkError if there is no such library or no such function in it
   * @throws UnsupportedOperationException if C is to read arrays where they lie, and this JDK may
   *     move them
   */
  public MethodHandle link(String action, SymbolLookup callers) {
    requireNativeAccess(action, CFunction.class.getModule());
    if (critical && hasArrays()) {
      requireArraysThatStay(action, Runtime.version());
    }
    return link(action, callers, Libraries.INSTANCE);
  }

  /** Fails where the JDK would print a warning, or refuse without saying what to do. */
  static void requireNativeAccess(String action, Module module) {
    if (!module.isNativeAccessEnabled()) {
      throw new IllegalCallerException(
          "%s calls native code, which this JVM does not allow InBatch: start it with --enable-native-access=%s"
              .formatted(action, module.isNamed() ? module.getName() : "ALL-UNNAMED"));
    }
  }

  static void requireArraysThatStay(String action, Runtime.Version version) {
    if (version.compareToIgnoreOptional(ARRAYS_STAY) < 0) {
      throw new UnsupportedOperationException(
          "%s lets C read arrays where they lie (critical = true), but JDK %s may move them meanwhile (JDK-8377811): use JDK %s or later, or leave critical out"
              .formatted(action, version, ARRAYS_STAY));
    }
  }

  @SuppressWarnings("restricted") // this is where InBatch calls native code
  MethodHandle link(String action, SymbolLookup callers, Libraries libraries) {
    MemorySegment address;
    try {
      address = libraries.find(library, symbol, callers);
    } catch (UnsatisfiedLinkError missing) {
      UnsatisfiedLinkError named =
          new UnsatisfiedLinkError(
              "%s calls the C function \"%s\", but %s"
                  .formatted(action, symbol, missing.getMessage()));
      named.initCause(missing);
      throw named;
    }
    List<Linker.Option> options = new ArrayList<>();
    if (critical) {
      options.add(Linker.Option.critical(hasArrays()));
    }
    if (errno) {
      options.add(Errno.CAPTURED);
    }
    MethodHandle handle =
        Linker.nativeLinker()
            .downcallHandle(address, descriptor(), options.toArray(Linker.Option[]::new));
    return signature.returnType() == String.class
        ? MethodHandles.filterReturnValue(handle, TO_STRING)
        : handle;
  }

  private boolean hasArrays() {
    return signature.parameterList().stream().anyMatch(Class::isArray);
  }

  private FunctionDescriptor descriptor() {
    MemoryLayout[] parameters =
        signature.parameterList().stream().map(CFunction::layout).toArray(MemoryLayout[]::new);
    return signature.returnType() == void.class
        ? FunctionDescriptor.ofVoid(parameters)
        : FunctionDescriptor.of(layout(signature.returnType()), parameters);
  }

  private static MemoryLayout layout(Class<?> type) {
    return LAYOUTS.getOrDefault(type, ADDRESS);
  }

  /** Returns the text at an address that C returned, which stays C's; null for NULL. */
  @SuppressWarnings("restricted") // this is where InBatch calls native code
  static @Nullable String toString(MemorySegment text) {
    return text.equals(MemorySegment.NULL) ? null : text.reinterpret(Long.MAX_VALUE).getString(0);
  }
}
