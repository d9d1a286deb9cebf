package org.inbatch.engine.threads;

import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.inbatch.Engine;
import org.inbatch.engine.ProgressMeter;
import org.inbatch.engine.Window;
import org.jspecify.annotations.Nullable;

/**
 * A call that nothing has to end early: the caller works too, and values go straight into their
 * slots.
 */
sealed class FreeRun<A, S> extends Run<A, S> permits RemoteRun {

  /** What waking a helper costs the caller, several times over: a shorter call is not worth one. */
  private static final long WORTH_A_HELPER_NANOS = 10_000;

  /** The same where other callers want the cores: a helper that loses its core is waited for. */
  private static final long WORTH_A_HELPER_IN_A_CROWD_NANOS = 8_000_000;

  /** Items are taken at once that take so long together. */
  private static final long CLAIM_NANOS = 8_000;

  /** A caller who waits for others looks so often whether something is to be taken over. */
  private static final long LOOK_NANOS = 1_000_000;

  /** How long a caller looks for what helpers are about to do before it parks. */
  static final long SPIN_NANOS = 20_000;

  /** What an item threw on the caller's thread that counts as the caller's interrupt. */
  private @Nullable InterruptedException interruption;

  FreeRun(Engine.Call<A, S> call, Helpers helpers, int workers, @Nullable Window window) {
    super(call, helpers, workers - 1, workers, true, window);
  }

  /** The caller can do everything itself. */
  @Override
  boolean cannotGoOnAlone() {
    return false;
  }

  /** One who takes outcomes runs items only where it has to wait for the next one. */
  @Override
  boolean callerWorks() {
    return window == null;
  }

  @Override
  Seat<A, S> newSeat(@Nullable Helper helper) {
    return new Seat<>(helper, call.invocation());
  }

  @Override
  Engine.Collected<S> run() {
    begin();
    helpers.callerBegins();
    try {
      workAsCaller();
    } finally {
      helpers.callerEnds();
    }
    int size;
    synchronized (gate) {
      size = Math.toIntExact(supply.size());
    }
    finish(size);
    synchronized (gate) {
      return new Engine.Collected<>(supply.values(), size, failures.toList(), supply.isComplete());
    }
  }

  private void workAsCaller() {
    Seat<A, S> own = sitDownAsCaller();
    CallersShare share = new CallersShare(aloneForNanos());
    if (share.alone == 0) {
      askForHelp();
    }
    work(own, share);
    if (share.items > 0) {
      call.history().add(share.items, System.nanoTime() - share.begun);
    }
    awaitHelpers(own, share);
  }

  /** What the caller has done itself. */
  private static final class CallersShare {
    private final long begun = System.nanoTime();
    private long items;

    /** How long it goes on without help, in nanoseconds; 0 if it has asked for it. */
    private long alone;

    CallersShare(long alone) {
      this.alone = alone;
    }
  }

  /** Returns for how long the caller is not to ask for help: a surely short call needs none. */
  private long aloneForNanos() {
    if (plan.workers().isEmpty()
        && call.source() instanceof Engine.Known<?> known
        && call.history().isKnown()) {
      long estimate = call.history().estimateNanos(known.size());
      if (estimate < WORTH_A_HELPER_NANOS) {
        return WORTH_A_HELPER_NANOS;
      }
      if (estimate < WORTH_A_HELPER_IN_A_CROWD_NANOS && helpers.isCrowded()) {
        return WORTH_A_HELPER_IN_A_CROWD_NANOS;
      }
    }
    return 0;
  }

  @Override
  void work(Seat<A, S> seat) {
    work(seat, null);
  }

  private void work(Seat<A, S> seat, @Nullable CallersShare share) {
    try {
      while (acquire(seat) || takeOver(seat)) {
        long ran = workOff(Objects.requireNonNull(seat.piece), seat);
        if (ran < 0) {
          return;
        }
        if (share != null) {
          share.items += ran;
          if (share.alone > 0 && System.nanoTime() - share.begun > share.alone) {
            share.alone = 0;
            askForHelp();
          }
        }
      }
    } catch (Throwable thrown) {
      fail(thrown);
    }
  }

  /**
   * Runs the items of a piece; returns how many, or less than none if the worker is to leave. A
   * caller who has outcomes to take runs none while the next one is there.
   */
  long workOff(Piece<A, S> piece, Seat<A, S> seat) {
    Engine.Invocation<A, S> invocation = seat.invocation.at(piece.base);
    Thread thread = Thread.currentThread();
    A sets = piece.sets;
    S slots = Objects.requireNonNull(piece.slots);
    Window.Block outcomes = piece.window;
    boolean helping = seat.helper != null;
    Window own = helping ? null : window;
    Claim claim = seat.claim;
    ProgressMeter meter = progress;
    boolean reported = outcomes != null || meter != null;
    int most = own == null && plan.itemsPerTask().isEmpty() ? Claim.MOST : 1;
    int wanted = Math.min(most, seat.wanted);
    long ran = 0;
    int timed = 0;
    long begun = System.nanoTime();
    while (!closed && (own == null || !own.isReady())) {
      claim.intend();
      long taken = mayBeHelped() ? piece.takeSome(wanted) : piece.takeAll(most);
      if (taken == Piece.NONE) {
        break;
      }
      int from = Piece.low(taken);
      int end = Piece.high(taken);
      for (int index = from; index < end; ) {
        int first = index;
        boolean success = true;
        try {
          index = runItems(invocation, sets, slots, claim, index, end, reported, helping);
        } catch (Throwable thrown) {
          // Where there was no room on the stack to begin it, the claim does not tell of it yet.
          index = Math.max(first, claim.index());
          success = retry(piece, slots, index, thrown, seat);
          index++;
        }
        if (index == first) {
          end = resolve(claim, index, end);
          continue;
        }
        if (outcomes != null && success) {
          outcomes.settle(first);
        }
        if (meter != null) {
          meter.count(success);
        }
        if (thread.isInterrupted() && helping) {
          Thread.interrupted();
        }
        if (helping ? sliceIsOver(seat) : thread.isInterrupted()) {
          leave(piece, seat, index, end);
          return -1;
        }
      }
      ran += end - from;
      timed += end - from;
      if (most > 1 && timed >= wanted && mayBeHelped()) {
        long now = System.nanoTime();
        wanted = Math.min(most, nextClaim(CLAIM_NANOS, wanted, timed, now - begun));
        begun = now;
        timed = 0;
      }
    }
    claim.clear();
    seat.wanted = wanted;
    return ran;
  }

  /**
   * Runs items of a claim up to one after which there is something to look at, and returns the
   * index after that; the same index, if the owner has to ask whether it may go on. A method of its
   * own, so that the compiler sees no more than this beside the user's code.
   */
  private int runItems(
      Engine.Invocation<A, S> invocation,
      A sets,
      S slots,
      Claim claim,
      int from,
      int end,
      boolean one,
      boolean helping)
      throws Throwable {
    Thread thread = Thread.currentThread();
    int index = from;
    while (index < end && claim.begin(index, end)) {
      invocation.run(sets, slots, index);
      index++;
      if (one || thread.isInterrupted() || (helping && helpers.othersWait())) {
        break;
      }
    }
    return index;
  }

  /**
   * Returns how many items to take at once, after so many took so long, for them to take a given
   * time together; but no sudden change.
   */
  static int nextClaim(long together, int wanted, int ran, long nanos) {
    return Math.clamp(together * ran / (nanos + 1), (wanted + 1) / 2, wanted * 2);
  }

  /** Returns where what the owner of a claim may still run, from the index on, ends. */
  private int resolve(Claim claim, int index, int end) {
    synchronized (gate) {
      int still = claim.resolve(index, end);
      return closed ? index : still;
    }
  }

  /** Gives back what the worker has taken and will not run. */
  private void leave(Piece<A, S> piece, Seat<A, S> seat, int from, int end) {
    synchronized (gate) {
      int to = seat.claim.resolve(from, end);
      seat.claim.clear();
      if (from < to) {
        supply.giveBack(piece.part(from, to));
      }
    }
  }

  /**
   * Runs an item that threw again, as often as the plan says; returns whether it succeeded then.
   */
  private boolean retry(Piece<A, S> piece, S slots, int index, Throwable first, Seat<A, S> seat) {
    Throwable thrown = first;
    for (int attempts = 1; ; attempts++) {
      if (thrown instanceof InterruptedException itemsOwn && seat.helper == null) {
        interruption = itemsOwn;
        caller.interrupt();
      }
      boolean ended = closed || (seat.helper == null && caller.isInterrupted());
      if (ended || !mayRetry(thrown, attempts)) {
        failures.threw(piece.base + index, call.source().item(piece.sets, index), thrown);
        return false;
      }
      try {
        seat.invocation.at(piece.base).run(piece.sets, slots, index);
        return true;
      } catch (Throwable again) {
        thrown = again;
      }
    }
  }

  /** Waits until no helper is here, taking over what one that left gave back. */
  private void awaitHelpers(Seat<A, S> own, CallersShare share) {
    while (true) {
      // Most helpers leave soon after the caller has nothing more to do.
      spin(SPIN_NANOS, () -> !isHelped());
      if (Thread.interrupted()) {
        giveUp();
      }
      boolean more;
      synchronized (gate) {
        more = !closed && hasWork();
        if (!more && isEmpty()) {
          return;
        }
      }
      if (more) {
        work(own, share);
      } else {
        helpers.beginWait();
        try {
          LockSupport.parkNanos(this, LOOK_NANOS);
        } finally {
          helpers.endWait();
        }
      }
    }
  }

  /** Ends the run because its caller was interrupted. */
  void giveUp() {
    synchronized (gate) {
      close();
      seatsNow().forEach(Seat::interrupt);
    }
    long giveUpAt = System.nanoTime() + INTERRUPT_PATIENCE_NANOS;
    while (true) {
      long left = giveUpAt - System.nanoTime();
      synchronized (gate) {
        if (isEmpty() || left <= 0) {
          break;
        }
      }
      LockSupport.parkNanos(this, left);
      // A second interrupt changes nothing: the flag is set again in the end.
      Thread.interrupted();
    }
    int stillHere = 0;
    for (Seat<A, S> seat : seatsNow()) {
      stillHere += letGo(seat) ? 1 : 0;
    }
    throw interrupted(stillHere, interruption);
  }
}
