package org.inbatch.engine;

import org.jspecify.annotations.Nullable;

/**
 * What travels from the caller to the threads that help it: the context class loader, and what is
 * registered with Micrometer Context Propagation where that library is present.
 *
 * <p>Inheritable thread locals do not travel, nor do scoped values.
 */
public final class CallerContext {

  private static final boolean MICROMETER =
      isPresent("io.micrometer.context.ContextSnapshotFactory");

  private final @Nullable ClassLoader loader = Thread.currentThread().getContextClassLoader();
  private final @Nullable MicrometerContext registered =
      MICROMETER ? MicrometerContext.capture() : null;

  private CallerContext() {}

  /** Returns the context of the calling thread. */
  public static CallerContext capture() {
    return new CallerContext();
  }

  /** Runs a task in this context on the calling thread, and restores that thread's own after it. */
  public void run(Runnable task) {
    Thread thread = Thread.currentThread();
    ClassLoader own = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      if (registered == null) {
        task.run();
      } else {
        registered.run(task);
      }
    } finally {
      thread.setContextClassLoader(own);
    }
  }

  private static boolean isPresent(String className) {
    try {
      Class.forName(className, false, CallerContext.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException absent) {
      return false;
    }
  }
}
