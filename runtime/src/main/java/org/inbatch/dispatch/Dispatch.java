package org.inbatch.dispatch;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.invoke.WrongMethodTypeException;
import org.inbatch.AsyncOption;
import org.inbatch.BatchActionException;
import org.inbatch.Engine;
import org.inbatch.NativeOption;
import org.inbatch.ProcessOption;
import org.inbatch.Results;
import org.inbatch.ThreadsOption;
import org.inbatch.engine.async.AsyncEngine;
import org.inbatch.engine.process.Workforce;
import org.inbatch.engine.threads.ThreadsEngine;
import org.jspecify.annotations.Nullable;

/** Where generated dispatchers begin a call. */
public final class Dispatch {

  private Dispatch() {}

  /**
   * Begins a call of an action with {@code target = THREADS}.
   *
   * @throws IllegalArgumentException if an option is given twice, or two contradict each other
   */
  public static Fanout threads(ActionSite site, ThreadsOption... options) {
    return fanout(site, Options.check(site, options), ThreadsEngine.shared());
  }

  /**
   * Begins a call of an action with {@code target = ASYNC} that is an ordinary method.
   *
   * @throws IllegalArgumentException if an option is given twice, or two contradict each other
   */
  public static Fanout async(ActionSite site, AsyncOption... options) {
    return fanout(site, Options.check(site, options), AsyncEngine.INSTANCE);
  }

  /**
   * Begins a call of an action with {@code target = ASYNC} that returns a {@code CompletionStage}.
   *
   * @throws IllegalArgumentException if an option is given twice, or two contradict each other
   */
  public static StageFanout stages(ActionSite site, AsyncOption... options) {
    return new StageFanout(site, async(site, options));
  }

  /**
   * Begins a call of an action with {@code target = NATIVE} that runs Java: a static method, or
   * what a factory made.
   *
   * @throws IllegalArgumentException if an option is given twice, or two contradict each other
   */
  public static Fanout natives(ActionSite site, NativeOption... options) {
    return fanout(site, Options.check(site, options), ThreadsEngine.onPlatformThreads());
  }

  /**
   * Begins a call of an action with {@code target = NATIVE} that runs a C function, and binds it.
   *
   * @throws IllegalArgumentException if an option is given twice, or two contradict each other, or
   *     one is a deadline, which a critical call would not heed
   * @throws IllegalCallerException if this JVM does not allow InBatch native access
   * @throws UnsatisfiedLinkError if there is no such library, or no such function in it
   * @throws UnsupportedOperationException if C is to read arrays where they lie, and this JDK may
   *     move them
   */
  public static Fanout natives(ActionSite site, NativeSymbol symbol, NativeOption... options) {
    LateSymbol late = (LateSymbol) symbol;
    Options checked = Options.check(site, options);
    if (late.function().critical()) {
      checked.refuseDeadlines(site);
    }
    late.link(site);
    return fanout(site, checked, ThreadsEngine.onPlatformThreads());
  }

  /**
   * Begins a call of an action with {@code target = PROCESS} that has no call arguments.
   *
   * @throws IllegalArgumentException if an option is given twice, or two contradict each other
   */
  public static Fanout process(
      ActionSite site, RemoteAction<?, ?> action, ProcessOption... options) {
    return process(site, action, out -> {}, options);
  }

  /**
   * Begins a call of an action with {@code target = PROCESS}. In a worker process its items are run
   * on threads.
   *
   * @throws IllegalArgumentException if an option is given twice, or two contradict each other
   */
  public static Fanout process(
      ActionSite site,
      RemoteAction<?, ?> action,
      RemoteArguments arguments,
      ProcessOption... options) {
    Options checked = Options.check(site, options);
    if (checked.areSequential() || Workforce.isWorkerItself()) {
      return fanout(site, checked, ThreadsEngine.onPlatformThreads());
    }
    return new Fanout(
        site,
        ThreadsEngine.ofDrivers(),
        checked.plan(site),
        new InWorkers(checked.workforce(), action.target, arguments));
  }

  /**
   * Returns the function that a factory made.
   *
   * @throws IllegalStateException if it is null
   */
  public static <F> F function(ActionSite site, @Nullable F made) {
    if (made == null) {
      throw new IllegalStateException(
          "%s returned null: return the function that is to be run for each item"
              .formatted(site.action()));
    }
    return made;
  }

  /**
   * Returns the handle that a factory made, as one of exactly the given type.
   *
   * @throws IllegalStateException if it is null, or cannot be called so
   */
  public static MethodHandle function(
      ActionSite site, @Nullable MethodHandle made, Class<?> returns, Class<?>... parameters) {
    MethodHandle handle = function(site, made);
    MethodType type = MethodType.methodType(returns, parameters);
    try {
      return handle.asType(type);
    } catch (WrongMethodTypeException unfit) {
      throw new IllegalStateException(
          "%s returned a handle of type %s, which cannot be called as %s for each item"
              .formatted(site.action(), handle.type(), type),
          unfit);
    }
  }

  /**
   * Adds the causes of the items' failures to what post threw, as suppressed exceptions, but for
   * those that it already carries.
   */
  public static void attachFailures(Throwable thrown, Results<?> results) {
    BatchActionException.attachFailures(thrown, results);
  }

  private static Fanout fanout(ActionSite site, Options checked, Engine engine) {
    return new Fanout(site, checked.engine(engine), checked.plan(site), Fanout.Place.HERE);
  }
}
