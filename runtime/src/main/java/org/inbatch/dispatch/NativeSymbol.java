package org.inbatch.dispatch;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.util.Optional;
import org.inbatch.ErrnoException;
import org.inbatch.engine.natives.CFunction;
import org.inbatch.engine.natives.Errno;
import org.jspecify.annotations.Nullable;

/**
 * A C function as a dispatcher knows it. One constant an action, shared by all calls; thread-safe.
 * It is looked for when the action is called for the first time, not before.
 */
public sealed interface NativeSymbol permits LateSymbol {

  /**
   * Returns the symbol of a function in a library.
   *
   * @param library its name, such as {@code z}, or its absolute path
   * @param function the function's name
   * @param returns what it returns
   * @param parameters the types of its parameters
   */
  static NativeSymbol of(
      String library, String function, Class<?> returns, Class<?>... parameters) {
    MethodType signature = MethodType.methodType(returns, parameters);
    return LateSymbol.of(
        new CFunction(library, function, signature, false, false), name -> Optional.empty());
  }

  /**
   * Returns the symbol of a function in the C library or in another that is loaded already.
   *
   * @param loaded the libraries that the dispatcher's class loader has loaded
   * @param function the function's name
   * @param returns what it returns
   * @param parameters the types of its parameters
   */
  static NativeSymbol of(
      SymbolLookup loaded, String function, Class<?> returns, Class<?>... parameters) {
    MethodType signature = MethodType.methodType(returns, parameters);
    return LateSymbol.of(new CFunction("", function, signature, false, false), loaded);
  }

  /** Returns the same for calls without a transition, that read arrays where they lie. */
  NativeSymbol critical();

  /** Returns the same for calls after which {@code errno} is kept. */
  NativeSymbol withErrno();

  /**
   * Returns what calls the function: for the compiler of a JVM a constant, where the symbol is one.
   * Arrays and strings are passed as {@code MemorySegment}s; where {@code errno} is kept, memory
   * for it comes first.
   */
  MethodHandle handle();

  /**
   * Returns an argument that C is given the address of.
   *
   * @param parameter the parameter's name
   * @param argument the argument
   * @throws NullPointerException if it is null
   */
  <T> T present(String parameter, @Nullable T argument);

  /** Returns memory for {@code errno}. */
  static MemorySegment errno(Arena arena) {
    return Errno.allocate(arena);
  }

  /** Returns what a call failed with that kept {@code errno}. */
  ErrnoException failure(MemorySegment errno);
}
