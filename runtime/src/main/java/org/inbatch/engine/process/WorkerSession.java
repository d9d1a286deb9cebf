package org.inbatch.engine.process;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.inbatch.Engine;
import org.inbatch.Outcome;
import org.inbatch.WorkerLostException;
import org.inbatch.engine.CallRun;
import org.inbatch.engine.Fault;
import org.inbatch.engine.Session;
import org.inbatch.wire.Codecs;
import org.inbatch.wire.WireFormatException;
import org.inbatch.wire.WireInput;
import org.inbatch.wire.WireOutput;
import org.jspecify.annotations.Nullable;

/**
 * Has items run by a worker process, a chunk at a time. Where the worker is lost, the item that it
 * ran has failed, and what it had not begun is sent to another one.
 *
 * <p>The fields of the chunk are guarded by this, as others take back what was not begun.
 */
final class WorkerSession<A, S> implements Session<A, S> {

  /** So often in a row a worker may be lost that has begun nothing: it is not by chance. */
  private static final int MOST_LOST_IDLE = 3;

  /** How long an item that overruns its time has, when it was interrupted, before it is killed. */
  private static final long GRACE_NANOS = 100_000_000;

  /** How long an item is held up at most: a worker may hang before it begins one, too. */
  private static final long HOLD_UP_NANOS = TimeUnit.SECONDS.toNanos(30);

  /** How often it is looked whether an item that is held up has begun. */
  private static final long MOMENT_NANOS = 50_000;

  private final RemoteCall<A, S> call;
  private final String action;
  private final boolean ofCaller;

  /** Whether the caller asked for so many workers. */
  private final boolean entitled;

  /** Whether it matters when an item begins. */
  private final boolean timed;

  /** Whether the worker has something else to do before it begins the item. */
  private volatile boolean heldUp;

  /** Since when that is so, or when the last item began that was held up. */
  private volatile long since;

  private long base;
  private volatile @Nullable Hand hand;
  private volatile boolean abandoned;
  private int lostIdle;

  // The chunk.

  private @Nullable A sets;

  /** The index of its first item, as the worker counts them from 0. */
  private int from;

  /** Where it ends that is to be received. */
  private int to;

  /** The item that is waited for: it is not taken back. */
  private int awaited;

  private int number;
  private boolean sending;

  /** Tells which of its items the worker has begun; null while it is no worker's. */
  private @Nullable ControlPage page;

  /** Items that could not be sent, in order. */
  private final Deque<Unsent> unsent = new ArrayDeque<>();

  private record Unsent(int index, Throwable cause) {}

  /** How the last worker was lost, if one was. */
  private @Nullable WorkerLostException loss;

  WorkerSession(RemoteCall<A, S> call, Engine.Call<A, S> engineCall, boolean ofCaller) {
    this.call = call;
    this.action = engineCall.action();
    this.ofCaller = ofCaller;
    this.entitled = engineCall.plan().workers().isPresent();
    this.timed = engineCall.plan().itemTimeout().isPresent();
    this.since = timed ? System.nanoTime() : 0;
  }

  @Override
  public WorkerSession<A, S> at(long position) {
    base = position;
    return this;
  }

  // Hiring.

  @Override
  public boolean hire(BooleanSupplier wanted) throws BrokenException {
    if (hand != null) {
      return true;
    }
    Hand hired =
        call.workforce.hire(() -> !abandoned && wanted.getAsBoolean(), entitled, call.hired);
    if (hired == null) {
      return false;
    }
    hand = hired;
    return true;
  }

  @Override
  public boolean hasWorker() {
    return hand != null;
  }

  @Override
  public boolean isWanted() {
    return call.workforce.isWanted();
  }

  @Override
  public void release() {
    Hand hired = hand;
    synchronized (this) {
      sets = null;
      sending = false;
      to = from;
      page = null;
      hand = null;
    }
    if (hired != null) {
      call.workforce.release(hired, call.hired);
    }
  }

  @Override
  public void abandon() {
    abandoned = true;
    killLater(GRACE_NANOS);
  }

  /** Kills the worker, unless it is let go before, so long after it could hear of the reason. */
  private void killLater(long nanos) {
    Hand now = hand;
    if (now != null) {
      boolean heard = now.jvm.hearsOrders();
      Keeper.later(Duration.ofNanos(nanos), () -> kill(now, heard, nanos));
    }
  }

  private synchronized void kill(Hand late, boolean heard, long nanos) {
    if (hand == late) {
      if (heard) {
        late.jvm.kill();
      } else {
        killLater(nanos);
      }
    }
  }

  @Override
  public boolean isAbandoned() {
    return abandoned;
  }

  // Sending.

  @Override
  public synchronized void intend() {
    sending = true;
  }

  @Override
  public void send(A block, int first, int end) throws BrokenException {
    synchronized (this) {
      sets = block;
      from = first;
      to = end;
      awaited = first;
      sending = true;
    }
    unsent.clear();
    sendChunk();
  }

  private void sendChunk() throws BrokenException {
    Hand worker = Objects.requireNonNull(hand, "hand");
    int first;
    int end;
    A block;
    synchronized (this) {
      first = from;
      end = to;
      block = Objects.requireNonNull(sets, "sets");
      number = worker.nextChunk(end - first);
      page = worker.jvm.page();
      page.offer(number, end - first);
      worker.input().expectMany(end - first > 1);
    }
    if (timed && !worker.knows(call.binding)) {
      holdUp();
    }
    try {
      write(worker, block, first, end);
    } catch (WorkerLost lost) {
      // What it has done all the same is received first.
    } catch (Throwable unwritten) {
      throw new BrokenException(unwritten);
    } finally {
      synchronized (this) {
        sending = false;
      }
    }
  }

  private void write(Hand worker, A block, int first, int end) {
    WireOutput out = worker.output();
    worker.tellWhatIsOver();
    call.bind(worker);
    out.begin(Message.CHUNK);
    out.writeLong(call.binding);
    out.writeInt(number);
    out.writeInt(end - first);
    out.writeLong(base + first);
    out.end();
    for (int index = first; index < end; index++) {
      out.begin(Message.SET);
      try {
        call.target.sets().write(block, index, out);
        out.end();
      } catch (WorkerLost lost) {
        throw lost;
      } catch (Throwable cannot) {
        out.abort();
        unsent.addLast(new Unsent(index, cannot));
        out.begin(Message.SKIPPED);
        out.end();
      }
    }
    out.begin(Message.CHUNK_END);
    out.end();
    out.flush();
  }

  // Receiving.

  @Override
  public boolean receive(S slots, int index) throws Throwable {
    synchronized (this) {
      if (index >= to) {
        return false;
      }
      awaited = index;
    }
    while (true) {
      Hand worker = worker();
      Unsent first = unsent.peekFirst();
      if (first != null && first.index == index) {
        unsent.removeFirst();
        throw new Fault(Outcome.Kind.NOT_TRANSFERABLE, first.cause);
      }
      try {
        awaitBegin(worker, index);
        awaitOutcome(worker, index);
        lostIdle = 0;
        read(worker.input(), slots, index);
        return true;
      } catch (WorkerLost lost) {
        takeLeave(worker, index);
      }
    }
  }

  /** Returns the worker; where it was lost, another one, which is sent what that had not begun. */
  private Hand worker() throws BrokenException, Fault {
    boolean interrupted = false;
    try {
      while (hand == null) {
        if (timed) {
          holdUp();
        }
        interrupted |= Thread.interrupted();
        sendAgain();
      }
      return Objects.requireNonNull(hand, "hand");
    } finally {
      if (interrupted) {
        // It is meant for the item, which is about to run.
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Takes note that the item cannot begin at once. */
  private void holdUp() {
    since = System.nanoTime();
    heldUp = true;
  }

  /** Waits until an item begins that was held up, or nothing more comes, or it is interrupted. */
  private void awaitBegin(Hand worker, int index) {
    if (heldUp) {
      while (worker.jvm.page().next() <= index - from
          && !worker.input().isThere()
          && worker.jvm.isAlive()
          && !Thread.currentThread().isInterrupted()) {
        LockSupport.parkNanos(this, MOMENT_NANOS);
      }
      since = System.nanoTime();
      heldUp = false;
    }
  }

  @Override
  public long begunAt(long sent) {
    boolean waits = heldUp;
    long begun = since;
    if (waits) {
      long now = System.nanoTime();
      begun = now - begun < HOLD_UP_NANOS ? now : begun + HOLD_UP_NANOS;
    }
    return begun - sent > 0 ? begun : sent;
  }

  /** Waits until the outcome is about to come; an interrupt is passed on, and kept. */
  private void awaitOutcome(Hand worker, int index) {
    boolean interrupted = false;
    try {
      while (!worker.input().awaitInput()) {
        Thread.interrupted();
        worker.jvm.interruptItem(ControlPage.item(number, index - from));
        if (ofCaller && !interrupted) {
          killLater(CallRun.INTERRUPT_PATIENCE_NANOS);
        }
        interrupted = true;
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Reads one outcome. */
  void read(WireInput in, S slots, int index) throws Throwable {
    int kind;
    try {
      kind = in.next();
    } catch (WireFormatException malformed) {
      throw disbelieved();
    }
    switch (kind) {
      case Message.VALUE -> readValue(in, slots, index);
      case Message.THREW -> throw readThrowable(in, slots, index);
      case Message.STUCK ->
          throw new Fault(Outcome.Kind.NOT_TRANSFERABLE, readThrowable(in, slots, index));
      case Message.UNBOUND -> throw new BrokenException(readThrowable(in, slots, index));
      default -> throw disbelieved();
    }
  }

  private void readValue(WireInput in, S slots, int index) throws Throwable {
    try {
      call.target.values().read(in, slots, index);
      in.end();
    } catch (WorkerLost lost) {
      throw lost;
    } catch (Throwable unreadable) {
      if (!skip(in)) {
        // The worker gave it up, and says why in the next message.
        read(in, slots, index);
      }
      throw new Fault(Outcome.Kind.NOT_TRANSFERABLE, unreadable);
    }
  }

  private Throwable readThrowable(WireInput in, S slots, int index) throws Throwable {
    try {
      Throwable thrown = Codecs.THROWABLE.read(in);
      in.end();
      return thrown;
    } catch (WorkerLost lost) {
      throw lost;
    } catch (Throwable unreadable) {
      if (!skip(in)) {
        // It was too large, and what stands for it comes next.
        read(in, slots, index);
      }
      return new Fault(Outcome.Kind.NOT_TRANSFERABLE, unreadable);
    }
  }

  private boolean skip(WireInput in) {
    try {
      return in.skip();
    } catch (WireFormatException malformed) {
      throw disbelieved();
    }
  }

  /** Kills a worker that says what it cannot mean: nothing from there on can be believed. */
  private WorkerLost disbelieved() {
    Hand worker = hand;
    if (worker != null) {
      worker.jvm.kill();
    }
    return new WorkerLost();
  }

  /**
   * Takes leave of a worker that is lost. What it has not begun can be {@linkplain #sendAgain sent}
   * to another one, or taken back.
   *
   * @throws Fault if it had begun the item
   * @throws BrokenException if this goes on and on
   */
  private void takeLeave(Hand worker, int index) throws Fault, BrokenException {
    boolean begun;
    synchronized (this) {
      begun = worker.jvm.page().next() > index - from;
      from = begun ? index + 1 : index;
      page = null;
      hand = null;
    }
    call.lost(worker);
    WorkerLostException lost = describe(worker.jvm, index, begun);
    loss = lost;
    if (begun) {
      throw new Fault(Outcome.Kind.WORKER_LOST, lost);
    }
    if (++lostIdle >= MOST_LOST_IDLE) {
      throw new BrokenException(lost);
    }
  }

  private WorkerLostException describe(WorkerJvm jvm, int index, boolean begun) {
    Ending ending = jvm.ending();
    String message =
        "%s: worker %s (pid %d) ended %s item %d: %s"
            .formatted(
                action,
                jvm.name(),
                jvm.pid(),
                begun ? "while it ran" : "before it began",
                base + index,
                ending.describe());
    return new WorkerLostException(message, jvm.pid(), ending.exitCode());
  }

  /**
   * Sends to another worker what a lost one has not begun, unless the thread is interrupted while
   * it waits for one.
   *
   * @throws Fault if the session was abandoned
   */
  private void sendAgain() throws BrokenException, Fault {
    if (abandoned) {
      throw new Fault(Outcome.Kind.WORKER_LOST, Objects.requireNonNull(loss, "loss"));
    }
    if (hire(() -> true)) {
      unsent.clear();
      sendChunk();
    }
  }

  // What others do.

  @Override
  public synchronized long behind() {
    if (sending) {
      return SENDING;
    }
    if (sets == null) {
      return NOTHING;
    }
    int next = firstToTakeBack();
    return next < to ? (long) number << Integer.SIZE | next + 1 : NOTHING;
  }

  @Override
  public synchronized long takeBack() {
    if (sending || sets == null) {
      return NOTHING;
    }
    int first = awaited + 1;
    if (page != null) {
      first = from + page.takeBack(number, first - from);
    }
    if (first >= to) {
      return NOTHING;
    }
    long taken = (long) first << Integer.SIZE | to;
    to = first;
    return taken;
  }

  /** Returns where what can be taken back begins; under this. */
  private int firstToTakeBack() {
    return Math.max(awaited + 1, page == null ? 0 : from + page.next());
  }
}
