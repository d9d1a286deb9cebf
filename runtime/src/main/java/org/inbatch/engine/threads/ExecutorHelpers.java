package org.inbatch.engine.threads;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * The threads of an executor that the user gave, for one run. They are not ours: an item is reached
 * only by cancelling its task, and a thread that hangs is not replaced.
 */
final class ExecutorHelpers implements Helpers {

  private final ExecutorService executor;
  private final Set<Task> tasks = ConcurrentHashMap.newKeySet();

  ExecutorHelpers(ExecutorService executor) {
    this.executor = executor;
  }

  /** One thread's help. */
  private final class Task implements Helper {

    private final FutureTask<@Nullable Void> future;
    private final Thread submitter = Thread.currentThread();

    /** Whether the executor ran the task on the thread that submitted it, which is no help. */
    private volatile boolean ranAtOnce;

    Task(Run<?, ?> run) {
      future = new FutureTask<>(() -> help(run), null);
    }

    private void help(Run<?, ?> run) {
      tasks.remove(this);
      if (Thread.currentThread() == submitter) {
        ranAtOnce = true;
      } else {
        run.help(this);
      }
    }

    @Override
    public void interrupt() {
      future.cancel(true);
    }

    @Override
    public void abandon() {}
  }

  @Override
  public boolean request(Run<?, ?> run, boolean entitled) {
    Task task = new Task(run);
    tasks.add(task);
    try {
      executor.execute(task.future);
    } catch (RejectedExecutionException rejected) {
      tasks.remove(task);
      if (executor.isShutdown()) {
        throw rejected;
      }
      return false;
    }
    if (task.ranAtOnce && run.plan.mayCancel()) {
      throw new RejectedExecutionException(
          "%s has a deadline or failFast(), but the executor ran it on the thread that submitted it: give it an executor that has a thread free, or leave those options out"
              .formatted(run.action()));
    }
    return !task.ranAtOnce;
  }

  /** Cancels what the executor has not begun, so that its queue does not hold the run. */
  @Override
  public void ended(Run<?, ?> run) {
    tasks.forEach(task -> task.future.cancel(false));
    tasks.clear();
  }
}
