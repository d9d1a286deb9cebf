package org.inbatch.engine.async;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadFactory;
import org.inbatch.Engine;
import org.inbatch.engine.CallRun;
import org.inbatch.engine.Cell.State;
import org.inbatch.engine.Crew;
import org.inbatch.engine.Guard;
import org.inbatch.engine.Retry;
import org.inbatch.engine.Stages;
import org.inbatch.engine.Window;
import org.jspecify.annotations.Nullable;

/**
 * One asynchronous call: its items in flight, and what they bring.
 *
 * <pre>
 *             ┌── lane: item, then the next ─┐
 *   source ──►├── lane: item, then the next ─┤──► values, failures
 *             └── …  at most so many lanes  ─┘
 * </pre>
 *
 * <p>A lane has an item in flight, and a virtual thread. The thread of a new lane, once it has
 * begun an item, opens another one, if there may be one and there may be more items: nobody hands
 * out the work, and while items wait, all that may be in flight soon are. Once an item has ended
 * that has waited, or kept its core for some time, a new thread is started for the next one; short
 * items follow one another on a thread, as a new one would cost more than they do.
 *
 * <p>Where items are stages, one thread at a time begins them, lane by lane, and ends when there is
 * nothing to begin; the completion of one lets it come back. Another one comes only while it is
 * held up by the user's source, for items that are to be run again.
 */
final class Flight<A, S> extends CallRun<A, S> implements Crew<Lane<A, S>> {

  /** How long a thread may have run for the next item to follow on it. */
  private static final long YOUNG_NANOS = 50_000;

  final Guard<A, S, Lane<A, S>> guard = new Guard<>(this, this);

  private final Intake<A> intake;
  private final boolean staged;
  private final int mostLanes;
  private final ThreadFactory threads;

  // Guarded by the gate.

  private final Set<Lane<A, S>> lanes = new LinkedHashSet<>();

  /** The lane whose stage is being begun, if any is. */
  private @Nullable Lane<A, S> launching;

  /**
   * @param mostLanes how many items are in flight at most
   * @param window where outcomes go that are taken one by one
   */
  Flight(Engine.Call<A, S> call, int mostLanes, @Nullable Window window) {
    super(call, window);
    this.mostLanes = mostLanes;
    this.staged = call.invocation() instanceof Engine.Staged;
    this.intake = Intake.of(this);
    this.threads =
        Thread.ofVirtual()
            .name("inbatch-async " + call.action())
            .inheritInheritableThreadLocals(false)
            .factory();
  }

  // Lanes.

  /** Opens one more lane, if there may be one and it may find something to begin. */
  @Override
  public void askForHelp() {
    Lane<A, S> lane;
    synchronized (gate) {
      if (launching != null && !isHeldUp(launching)) {
        return;
      }
      lane = open();
    }
    if (lane != null) {
      start(lane);
    }
  }

  /**
   * Returns whether the source holds up who begins stages, and others could be begun; under the
   * gate, which whoever goes to the source or comes back holds too.
   */
  private boolean isHeldUp(Lane<A, S> lane) {
    return lane.state() == State.PULLING && !guard.retries.isEmpty();
  }

  /** Opens a lane if there may be one; under the gate. */
  private @Nullable Lane<A, S> open() {
    launching = null;
    if (closed || lanes.size() >= mostLanes || !hasWork()) {
      return null;
    }
    Lane<A, S> lane = new Lane<>(this);
    lanes.add(lane);
    if (staged) {
      launching = lane;
    }
    return lane;
  }

  private void start(Lane<A, S> lane) {
    try {
      threads.newThread(lane).start();
    } catch (Throwable noThread) {
      fail(noThread);
      leave(lane);
    }
  }

  /** Closes a lane, unless that was done when it was given up. */
  private void leave(Lane<A, S> lane) {
    lane.leave();
    boolean more;
    synchronized (gate) {
      lanes.remove(lane);
      more = !closed && hasWork();
      if (lanes.isEmpty()) {
        wake();
      }
    }
    if (more) {
      askForHelp();
    }
  }

  @Override
  public boolean letGo(Lane<A, S> lane) {
    synchronized (gate) {
      if (launching == lane) {
        launching = null;
      }
      return lanes.remove(lane);
    }
  }

  // Items.

  /** Sees to the next item of a lane, on a thread that was started for it. */
  void fly(Lane<A, S> lane) {
    try {
      context.run(staged ? () -> launch(lane) : () -> runItems(lane));
    } catch (Throwable thrown) {
      fail(thrown);
      leave(lane);
    }
  }

  /** Runs items of a lane, the next one on the same thread while the thread is young. */
  private void runItems(Lane<A, S> lane) {
    long born = System.nanoTime();
    while (begin(lane)) {
      if (lane.opensAnother()) {
        askForHelp();
      }
      run(lane);
      if (System.nanoTime() - born > YOUNG_NANOS && goesOn(lane)) {
        start(lane);
        return;
      }
    }
    leave(lane);
  }

  private void run(Lane<A, S> lane) {
    Throwable thrown;
    do {
      thrown = null;
      try {
        call.invocation().at(lane.position()).run(lane.set, lane.slot, 0);
      } catch (Throwable t) {
        thrown = t;
      }
    } while (guard.end(lane, thrown, true));
  }

  /**
   * Returns whether a new thread may find an item; it looks again, so a stale answer does no harm.
   */
  private boolean goesOn(Lane<A, S> lane) {
    return !closed && lane.state() != State.DISMISSED && hasWork();
  }

  /** Puts the next item into the lane; returns false if there is none. */
  private boolean begin(Lane<A, S> lane) {
    synchronized (lane) {
      if (closed || lane.state() == State.DISMISSED) {
        return false;
      }
      lane.board();
      if (guard.beginRetry(lane)) {
        return true;
      }
      long position = intake.take(lane.set);
      if (position != Intake.NONE) {
        lane.begin(position, 1);
        return true;
      }
    }
    synchronized (gate) {
      if (closed || !intake.mayPull()) {
        return false;
      }
      synchronized (lane) {
        if (lane.state() == State.DISMISSED) {
          intake.doNotPull();
          return false;
        }
        lane.pull();
      }
    }
    boolean pulled = intake.pull(lane);
    if (pulled) {
      // Others have left rather than wait for the source.
      askForHelp();
    }
    return pulled;
  }

  // Stages.

  /** Begins one stage after the other, each in a lane of its own, while there may be more. */
  private void launch(Lane<A, S> first) {
    for (Lane<A, S> lane = first; lane != null; lane = nextAfter(lane)) {
      try {
        if (begin(lane)) {
          beginStage(lane);
        } else {
          leave(lane);
        }
      } catch (Throwable noRoom) {
        fail(noRoom);
        leave(lane);
      }
    }
    // Another one that begins stages may have found nothing while this one was in the source.
    askForHelp();
  }

  /** Returns the lane for the next stage, unless another thread sees to it meanwhile. */
  private @Nullable Lane<A, S> nextAfter(Lane<A, S> lane) {
    synchronized (gate) {
      return launching == lane ? open() : null;
    }
  }

  private void beginStage(Lane<A, S> lane) {
    Engine.Staged<A, S> item = (Engine.Staged<A, S>) call.invocation().at(lane.position());
    CompletionStage<?> stage;
    try {
      stage = item.begin(lane.set, 0);
    } catch (Throwable thrown) {
      land(lane, thrown);
      return;
    }
    lane.goesOnAs(stage);
    try {
      stage.whenComplete((value, thrown) -> lane.land(item, value, thrown));
    } catch (Throwable refused) {
      land(lane, refused);
    }
  }

  /** Takes note of how an item ended that has no thread. */
  void land(Lane<A, S> lane, @Nullable Throwable thrown) {
    try {
      guard.end(lane, thrown, false);
    } catch (Throwable noRoom) {
      fail(noRoom);
    }
    leave(lane);
  }

  /** Cancels a stage, on a thread of its own: what depends on it runs there, and may take long. */
  void cancel(CompletionStage<?> stage) {
    threads.newThread(() -> Stages.cancel(stage)).start();
  }

  // What the source brings.

  /** Takes note of an item that was pulled while the call was being ended. */
  void notBegun(long position, A set) {
    guard.retries.add(new Retry<>(position, set, 0));
  }

  /**
   * Takes note of what the source threw; where outcomes are taken one by one, what was pulled
   * before is still run. Under the gate.
   */
  void sourceBroke(Throwable thrown) {
    setBroken(thrown);
    if (window == null) {
      close();
    }
    wake();
  }

  // What the one who watches asks for.

  @Override
  public void wake() {
    super.wake();
    guard.wake();
  }

  @Override
  public void close() {
    super.close();
    intake.end();
  }

  @Override
  public List<Lane<A, S>> atWork() {
    synchronized (gate) {
      return List.copyOf(lanes);
    }
  }

  @Override
  public boolean isEmpty() {
    return lanes.isEmpty();
  }

  @Override
  public boolean hasWork() {
    return !guard.retries.isEmpty() || intake.mayBring();
  }

  @Override
  public boolean hasEnded() {
    return intake.hasEnded();
  }

  @Override
  public boolean isPulling() {
    return intake.isPulling();
  }

  @Override
  public void seal() {
    intake.seal();
  }

  @Override
  public long size() {
    return intake.size();
  }

  @Override
  public boolean isComplete() {
    synchronized (gate) {
      return intake.isComplete();
    }
  }

  @Override
  public void forEachNotBegun(ItemConsumer consumer) {
    intake.forEachLeft(consumer);
  }

  @Override
  protected void closeSource() {
    intake.close();
  }
}
