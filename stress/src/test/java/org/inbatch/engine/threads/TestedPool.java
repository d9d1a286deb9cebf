package org.inbatch.engine.threads;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;
import org.inbatch.Engine;

/** A pool that knows the threads it made, and an engine on it. */
final class TestedPool {

  /** A run that has no helper for so long gets a thread of its own. */
  private static final long PATIENCE_NANOS = 5_000_000;

  private final ThreadsEngine engine;
  private final List<Thread> made = new CopyOnWriteArrayList<>();

  TestedPool(int size) {
    this(() -> size);
  }

  TestedPool(IntSupplier size) {
    this.engine = ThreadsEngine.on(new WorkerPool(size, this::make), this::make);
  }

  private Thread make(Runnable task) {
    Thread thread = WorkerPool.DAEMONS.newThread(task);
    made.add(thread);
    return thread;
  }

  /** Returns how many threads were made. */
  int made() {
    return made.size();
  }

  /** Runs a call of so many items, which do this besides, and returns what became of each. */
  String run(Engine.Plan plan, int items, IntConsumer besides) {
    return Calls.outcomes(engine.run(Calls.of(plan, items, besides)));
  }

  /** Begins a call of so many items whose outcomes are taken one by one. */
  Engine.Cursor stream(Engine.Plan plan, int items, IntConsumer besides) {
    return engine.stream(Calls.streamed(plan, items, besides));
  }

  /**
   * Waits until all threads have ended, and returns whether the pool then is as new: a call that
   * needs a thread is given one, and at once.
   */
  String becomesAsNew() throws InterruptedException {
    // One that is waited for may have another made.
    for (int i = 0; i < made.size(); i++) {
      made.get(i).join();
    }
    int before = made();
    long begun = System.nanoTime();
    String outcome = run(Plans.WATCHED, 1, _ -> {});
    return outcome.equals("1") && made() == before + 1 && System.nanoTime() - begun < PATIENCE_NANOS
        ? "as new"
        : "not as new";
  }
}
