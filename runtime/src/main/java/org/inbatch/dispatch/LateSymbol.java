package org.inbatch.dispatch;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import org.inbatch.ErrnoException;
import org.inbatch.engine.natives.CFunction;
import org.inbatch.engine.natives.Errno;
import org.jspecify.annotations.Nullable;

/**
 * A C function that is bound when it is first needed. A record, because the JIT takes the fields of
 * a constant for constants in records alone, and only of a constant handle it makes a plain call.
 *
 * @param function the function
 * @param loaded the libraries that the dispatcher's class loader has loaded
 * @param site where the handle leads to
 * @param handle what generated code calls
 */
record LateSymbol(CFunction function, SymbolLookup loaded, Site site, MethodHandle handle)
    implements NativeSymbol {

  /** A call site whose calls fail until it is linked. */
  static final class Site extends MutableCallSite {

    private volatile boolean linked;

    private Site(MethodType type) {
      super(type);
    }
  }

  static LateSymbol of(CFunction function, SymbolLookup loaded) {
    Site site = new Site(function.handleType());
    return new LateSymbol(function, loaded, site, site.dynamicInvoker());
  }

  @Override
  public NativeSymbol critical() {
    return of(
        new CFunction(
            function.library(), function.symbol(), function.signature(), true, function.errno()),
        loaded);
  }

  @Override
  public NativeSymbol withErrno() {
    return of(
        new CFunction(
            function.library(), function.symbol(), function.signature(), function.critical(), true),
        loaded);
  }

  /** Finds and binds the function, unless that is done; see {@link CFunction#link}. */
  void link(ActionSite action) {
    if (site.linked) {
      return;
    }
    synchronized (site) {
      if (!site.linked) {
        site.setTarget(function.link(action.action(), loaded));
        site.linked = true;
      }
    }
  }

  @Override
  public <T> T present(String parameter, @Nullable T argument) {
    if (argument == null) {
      throw new NullPointerException(
          "%s of %s is null, but C is to get an address: where that may be NULL, declare %s as MemorySegment and pass MemorySegment.NULL"
              .formatted(parameter, function.symbol(), parameter));
    }
    return argument;
  }

  @Override
  public ErrnoException failure(MemorySegment errno) {
    return Errno.exception(function, errno);
  }
}
