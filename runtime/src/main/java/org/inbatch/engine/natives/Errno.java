package org.inbatch.engine.natives;

import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import org.inbatch.ErrnoException;

/** What C says of the error that a function met: a number, kept right after the call. */
public final class Errno {

  static final Linker.Option CAPTURED = Linker.Option.captureCallState("errno");

  private static final StructLayout LAYOUT = Linker.Option.captureStateLayout();
  private static final VarHandle NUMBER = LAYOUT.varHandle(PathElement.groupElement("errno"));

  private Errno() {}

  /** Returns memory for the number. */
  public static MemorySegment allocate(Arena arena) {
    return arena.allocate(LAYOUT);
  }

  /** Returns the exception of a function that met an error, whose number was kept. */
  public static ErrnoException exception(CFunction function, MemorySegment kept) {
    int number = (int) NUMBER.get(kept, 0L);
    return new ErrnoException(function.symbol(), number, Text.of(number));
  }

  /** The texts of C, under a lock: C need not make them for several threads at once. */
  private static final class Text {

    private static final MethodHandle STRERROR =
        new CFunction("", "strerror", MethodType.methodType(String.class, int.class), false, false)
            .link("strerror", SymbolLookup.loaderLookup());

    static synchronized String of(int number) {
      try {
        return (String) STRERROR.invokeExact(number);
      } catch (Throwable impossible) {
        throw new AssertionError(impossible);
      }
    }
  }
}
