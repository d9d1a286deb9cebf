package org.inbatch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.inbatch.annotations.Transferable;
import org.jspecify.annotations.Nullable;

/**
 * Worker processes with settings of their own, for calls {@linkplain CallOptions#on(ProcessPool)
 * on} it; other calls share a pool with the settings that a new builder has.
 *
 * <pre>{@code
 * try (ProcessPool pool = ProcessPool.builder().size(2).heap(512 << 20).jvmFlags("-Xss4m").build()) {
 *   batch.parallel().extract(model, on(pool));
 * }
 * }</pre>
 *
 * <p>A worker is started when a call first needs it. Thread-safe; nothing here blocks.
 */
public final class ProcessPool implements AutoCloseable {

  private final Settings settings;
  private OptionalInt resized = OptionalInt.empty();
  private @Nullable Workers workers;
  private boolean closed;

  private ProcessPool(Settings settings) {
    this.settings = settings;
  }

  /**
   * What was set.
   *
   * @param size how many workers there are until the pool is {@linkplain #resize resized}, as long
   *     as no call asks for more; empty: {@link Parallelism#numProcs()}
   * @param jvmFlags flags of each worker's JVM, after those that it has from this one
   * @param heap the most bytes of a worker's heap; empty: its share of the machine's memory
   * @param clearsEnvironment whether a worker's environment begins empty
   * @param removedVariables what is then taken out of it
   * @param addedVariables what is then put into it
   * @param idleTime a worker that was idle for so long is ended
   * @param itemsPerWorker after so many items a worker is replaced; empty: never
   * @param frameLimit the most bytes of an argument set, a value, or a call's arguments
   * @param initializer what is run in each worker before anything else
   * @param transferable the classes that may travel by serialization though no action declares them
   */
  public record Settings(
      OptionalInt size,
      List<String> jvmFlags,
      OptionalLong heap,
      boolean clearsEnvironment,
      Set<String> removedVariables,
      Map<String, String> addedVariables,
      Duration idleTime,
      OptionalLong itemsPerWorker,
      long frameLimit,
      Optional<Class<? extends Runnable>> initializer,
      Set<Class<?>> transferable) {}

  /** The processes of a pool, as an engine keeps them. */
  public interface Workers {

    /** Returns the processes that there are now. */
    List<ProcessHandle> processes();

    /** Lets there be so many: see {@link ProcessPool#resize}. */
    void resize(int n);

    /** Ends them, those that run items when these have ended, and starts no more. */
    void close();
  }

  /** Returns a builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns what was set. */
  public Settings settings() {
    return settings;
  }

  /** Returns the worker processes that there are now; they come and go. */
  public synchronized List<ProcessHandle> processes() {
    return workers == null ? List.of() : workers.processes();
  }

  /**
   * Returns the pool's workers, made when this is called first; for engines.
   *
   * @throws IllegalStateException if the pool is closed
   */
  public synchronized Workers workers(Function<Settings, ? extends Workers> maker) {
    refuseIfClosed();
    Workers made = workers;
    if (made == null) {
      made = maker.apply(settings);
      resized.ifPresent(made::resize);
      workers = made;
    }
    return made;
  }

  /**
   * Sets how many workers there are from now on, as long as no call asks for more. More are started
   * when calls need them, those that wait for one now too; of those that are too many idle ones are
   * ended now, the others when the calls that they work for let them go.
   *
   * @throws IllegalArgumentException if {@code n < 1}
   * @throws IllegalStateException if the pool is closed
   */
  public synchronized void resize(int n) {
    refuseIfClosed();
    resized = Builder.sizeOf(n);
    if (workers != null) {
      workers.resize(n);
    }
  }

  private void refuseIfClosed() {
    if (closed) {
      throw new IllegalStateException("The pool of worker processes is closed: make a new one");
    }
  }

  /**
   * Ends the workers: idle ones now, the others when the calls that they work for let them go.
   * Calls that come later are refused; one that is under way fails with an {@code
   * IllegalStateException} when it needs another worker.
   */
  @Override
  public synchronized void close() {
    closed = true;
    if (workers != null) {
      workers.close();
    }
  }

  /** Collects the settings of a pool. Not thread-safe. */
  public static final class Builder {

    private static final Duration IDLE_TIME = Duration.ofSeconds(30);
    private static final long FRAME_LIMIT = 1 << 30;
    private static final long LEAST_HEAP = 1 << 21;
    private static final long LEAST_FRAME_LIMIT = 1 << 10;

    private OptionalInt size = OptionalInt.empty();
    private final List<String> jvmFlags = new ArrayList<>();
    private OptionalLong heap = OptionalLong.empty();
    private boolean clearsEnvironment;
    private final Set<String> removedVariables = new HashSet<>();
    private final Map<String, String> addedVariables = new HashMap<>();
    private Duration idleTime = IDLE_TIME;
    private OptionalLong itemsPerWorker = OptionalLong.empty();
    private long frameLimit = FRAME_LIMIT;
    private Optional<Class<? extends Runnable>> initializer = Optional.empty();
    private final Set<Class<?>> transferable = new HashSet<>();

    private Builder() {}

    /**
     * Sets how many workers there are, as long as no call asks for more.
     *
     * @throws IllegalArgumentException if {@code n < 1}
     */
    public Builder size(int n) {
      size = sizeOf(n);
      return this;
    }

    private static OptionalInt sizeOf(int n) {
      return OptionalInt.of((int) atLeast(1, "size", n));
    }

    /** Adds flags of each worker's JVM; they win over those that it has from this JVM. */
    public Builder jvmFlags(String... flags) {
      jvmFlags.addAll(List.of(flags));
      return this;
    }

    /**
     * Sets how large a worker's heap may be. Without it the heaps of as many workers as the pool
     * has may together take half of the machine's memory, or what the container has of it, and none
     * more than a quarter. {@code -Xmx} and {@code -XX:MaxRAMPercentage} among the {@linkplain
     * #jvmFlags flags} win.
     *
     * @throws IllegalArgumentException if it is less than 2 MiB
     */
    public Builder heap(long bytes) {
      heap = OptionalLong.of(atLeast(LEAST_HEAP, "heap", bytes));
      return this;
    }

    /** Gives the workers an environment variable. */
    public Builder variable(String name, String value) {
      addedVariables.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, name));
      return this;
    }

    /** Takes variables of this process's environment from the workers. */
    public Builder withoutVariables(String... names) {
      removedVariables.addAll(List.of(names));
      return this;
    }

    /** Lets the workers' environment be empty but for what is given to them. */
    public Builder withoutEnvironment() {
      clearsEnvironment = true;
      return this;
    }

    /**
     * Sets for how long a worker may be idle before it is ended. Without it: 30 seconds.
     *
     * @throws IllegalArgumentException if it is zero or negative
     */
    public Builder idleTime(Duration time) {
      if (!time.isPositive()) {
        throw new IllegalArgumentException("idleTime must be positive, idleTime=" + time);
      }
      idleTime = time;
      return this;
    }

    /**
     * Lets a worker be replaced after so many items, or when it has run what it was sent with the
     * last of them: for what leaks.
     *
     * @throws IllegalArgumentException if {@code n < 1}
     */
    public Builder itemsPerWorker(long n) {
      itemsPerWorker = OptionalLong.of(atLeast(1, "itemsPerWorker", n));
      return this;
    }

    /**
     * Sets the most bytes that an argument set, a value, or a call's arguments may take on their
     * way. Without it: 1 GiB.
     *
     * @throws IllegalArgumentException if it is less than 1 KiB
     */
    public Builder frameLimit(long bytes) {
      frameLimit = atLeast(LEAST_FRAME_LIMIT, "frameLimit", bytes);
      return this;
    }

    /**
     * Sets what is run in each worker before anything else: a public class with a public
     * constructor without parameters, in a package that its module, if it has a name, exports to
     * {@code org.inbatch}. Where it throws, the worker has not started, and the call fails.
     */
    public Builder initializer(Class<? extends Runnable> type) {
      initializer = Optional.of(type);
      return this;
    }

    /**
     * Lets these classes and all their subtypes travel by Java serialization, in both directions,
     * where an action declares something more general: for classes that cannot be marked {@link
     * Transferable}. What their fields are declared as may travel with them.
     */
    public Builder transferable(Class<?>... types) {
      transferable.addAll(List.of(types));
      return this;
    }

    /** Returns the pool; no worker is started yet. */
    public ProcessPool build() {
      return new ProcessPool(
          new Settings(
              size,
              List.copyOf(jvmFlags),
              heap,
              clearsEnvironment,
              Set.copyOf(removedVariables),
              Map.copyOf(addedVariables),
              idleTime,
              itemsPerWorker,
              frameLimit,
              initializer,
              Set.copyOf(transferable)));
    }

    private static long atLeast(long least, String name, long n) {
      if (n < least) {
        throw new IllegalArgumentException(
            "%s must be at least %d, %s=%d".formatted(name, least, name, n));
      }
      return n;
    }
  }
}
