package org.inbatch;

import java.lang.reflect.Array;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * What runs the invocations of a call: the seam between the dispatch and threads, processes or a
 * cluster.
 *
 * <pre>
 *   dispatch ── Call(site, source, invocation, slots, plan) ──►  Engine.run  ──►  Collected(values, failures) ── dispatch
 * </pre>
 *
 * <p>Argument sets and results travel in arrays, never one object an item: an engine takes a block
 * of argument sets, {@code A} ({@code int[]}, {@code List<E>}, …), and an array of slots, {@code S}
 * ({@code Object[]}, {@code double[]}, …), and lets the {@link Invocation} read the one and fill
 * the other at an index.
 *
 * <p>Every engine keeps the run-time contract, which one suite of tests states for all of them;
 * where it cannot, the capability table of the documentation says so. Users do not call an engine,
 * they choose one by the action's {@code target} and by options.
 */
public interface Engine {

  /**
   * Runs the call's invocation once for each argument set, and returns when each has an outcome or
   * the call ended early. Blocks. Whatever an invocation throws is an outcome. Safe to call from
   * several threads at once, and from inside an invocation. The source is closed when the call has
   * ended.
   *
   * @throws BatchInterruptedException if the calling thread is interrupted; its flag is then set
   * @throws RuntimeException (or any other) what the source threw while it was pulled or closed,
   *     and what a progress listener threw, after the running items ended
   */
  <A, S> Collected<S> run(Call<A, S> call);

  /**
   * Begins a call whose outcomes are taken one by one, in order, while later items still run: a
   * bounded number of argument sets and outcomes is alive at once. Safe to call from several
   * threads at once, and from inside an invocation. The cursor is to be {@linkplain Cursor#end()
   * ended}.
   *
   * @throws BatchInterruptedException if the calling thread is interrupted; its flag is then set
   */
  <A> Cursor stream(Call<A, @Nullable Object[]> call);

  /**
   * The outcomes of a call, in order. Used by the thread that began the call alone, which may run
   * items itself while an outcome is missing.
   */
  interface Cursor {

    /**
     * Returns the next outcome, or null if there is none. Blocks until it is there. After it has
     * thrown, it is not called again.
     *
     * @throws BatchInterruptedException if the calling thread is interrupted; its flag is then set
     * @throws RuntimeException (or any other) what the source threw when it was pulled for the item
     *     after the last one, and what a progress listener threw
     */
    @Nullable Outcome<?> next();

    /**
     * Returns whether every argument set of the source had an outcome; to be asked after {@link
     * #next()} has returned null.
     */
    boolean isComplete();

    /**
     * Ends the call: what has not begun is not run, what runs is interrupted, and awaited like the
     * items of any call. Does nothing if the call has ended. Blocks.
     *
     * @throws BatchInterruptedException if the calling thread is interrupted; its flag is then set
     * @throws RuntimeException (or any other) what the source threw when it was closed, and what a
     *     progress listener threw
     */
    void end();
  }

  /**
   * One call, as an engine sees it.
   *
   * @param action the action's name, such as {@code PictureBatch.thumbnail}: for threads and
   *     messages
   * @param history what is known of earlier calls from the same place
   * @param source the argument sets
   * @param invocation the annotated method, applied to one argument set
   * @param slots the class of the array that values are put in
   * @param plan what the options say
   * @param <A> a block of argument sets
   * @param <S> an array of values
   */
  record Call<A, S>(
      String action,
      CallHistory history,
      Source<A> source,
      Invocation<A, S> invocation,
      Class<S> slots,
      Plan plan) {

    /** Returns a new array for so many values. */
    public S newSlots(int length) {
      return slots.cast(Array.newInstance(slots.getComponentType(), length));
    }
  }

  /** Applies the annotated method to one argument set and puts its value into a slot. */
  @FunctionalInterface
  interface Invocation<A, S> {

    /**
     * Runs the item at the index.
     *
     * @param sets a block of argument sets, read at {@code index}
     * @param slots an array of values, written at {@code index}
     * @param index the place in both
     * @throws Throwable whatever the annotated method throws
     */
    void run(A sets, S slots, int index) throws Throwable;

    /**
     * Returns the invocation for a block whose index 0 stands at the given position of init's
     * order, from 0. An engine asks for it with every block, before it runs its items: an action
     * may be given what depends on the position, such as a generator of the item's own.
     */
    default Invocation<A, S> at(long position) {
      return this;
    }
  }

  /**
   * An invocation whose value comes later: it begins a stage, which somebody else completes. An
   * engine that knows nothing of stages may {@linkplain #run run} it, which waits for the stage.
   */
  interface Staged<A, S> extends Invocation<A, S> {

    /**
     * Begins the item at the index and returns its stage.
     *
     * @throws Throwable whatever the annotated method throws; a {@code NullPointerException} if it
     *     returned null
     */
    CompletionStage<?> begin(A sets, int index) throws Throwable;

    /**
     * Puts the value with which the stage of an item completed into a slot.
     *
     * @throws NullPointerException if it is null and the slots are primitive
     */
    void land(@Nullable Object value, S slots, int index);

    @Override
    Staged<A, S> at(long position);
  }

  /** Where argument sets come from: all of them at once, or pulled lazily. */
  sealed interface Source<A> extends AutoCloseable {

    /** Returns a new, empty block for so many argument sets. */
    A newBlock(int capacity);

    /** Copies the argument set at an index of a block to an index of another. */
    void copy(A from, int index, A to, int toIndex);

    /** Returns the argument set at an index of a block, boxed if need be: for a failure's item. */
    @Nullable Object item(A block, int index);

    /** Closes what init gave, if that is {@code AutoCloseable}; throws what that throws. */
    @Override
    void close();
  }

  /** A source whose argument sets are all there. */
  non-sealed interface Known<A> extends Source<A> {

    /** Returns all argument sets, as one block. */
    A block();

    /** Returns how many there are. */
    int size();
  }

  /** A source that is pulled. Not thread-safe: an engine pulls under a lock of its own. */
  non-sealed interface Lazy<A> extends Source<A> {

    /**
     * Pulls the next argument set into a place of a block; returns false at the source's end. May
     * block, and throws what the user's source throws.
     */
    boolean pull(A block, int index);
  }

  /**
   * What the options of a call say, checked.
   *
   * @param workers how many items run, or are in flight, at once at most; empty: the engine's
   *     default
   * @param timeout the limit of the call
   * @param itemTimeout the limit of each attempt at an item
   * @param failFast whether the first failure ends the call
   * @param retries how often an item is run again at most
   * @param retryOn the classes of causes for which it is; empty: any
   * @param itemsPerTask how many items a worker takes at once; empty: adaptive
   * @param progress who follows the call
   * @param seed what the items' generators are made from; present in every call whose action has a
   *     parameter with {@code @Seeded}
   */
  record Plan(
      OptionalInt workers,
      Optional<Duration> timeout,
      Optional<Duration> itemTimeout,
      boolean failFast,
      int retries,
      List<Class<? extends Throwable>> retryOn,
      OptionalInt itemsPerTask,
      Optional<ProgressListener> progress,
      OptionalLong seed) {

    /** Returns the same with a seed. */
    public Plan withSeed(long given) {
      return new Plan(
          workers,
          timeout,
          itemTimeout,
          failFast,
          retries,
          retryOn,
          itemsPerTask,
          progress,
          OptionalLong.of(given));
    }

    /** Whether an item that failed so, after so many attempts, is to be run again. */
    public boolean retries(Throwable cause, int attempts) {
      return attempts <= retries
          && (retryOn.isEmpty() || retryOn.stream().anyMatch(c -> c.isInstance(cause)));
    }

    /** Whether something may have to end invocations: the caller then waits instead of working. */
    public boolean mayCancel() {
      return failFast || timeout.isPresent() || itemTimeout.isPresent();
    }
  }

  /**
   * What a call brought.
   *
   * @param values the values; the slot of a failure holds nothing of meaning. No invocation writes
   *     to it any more
   * @param size the number of outcomes, at most the array's length
   * @param failures the failures, in order of their positions
   * @param complete whether every argument set of the source has an outcome
   */
  record Collected<S>(
      S values, int size, List<? extends Outcome.Failure<?>> failures, boolean complete) {}
}
