package org.inbatch;

import java.util.Locale;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of InBatch: how many workers a call has if it does not say so itself.
 *
 * <p>Each knob is an environment variable, a system property and a value of the builder, in that
 * order from weakest to strongest:
 *
 * <table>
 *   <caption>The knobs</caption>
 *   <tr><th>variable</th><th>property</th><th>meaning</th><th>default</th></tr>
 *   <tr><td>{@code INBATCH_NUM_THREADS}</td><td>{@code inbatch.num.threads}</td>
 *       <td>threads of this JVM</td><td>the number of cores</td></tr>
 *   <tr><td>{@code INBATCH_NUM_PROCS}</td><td>{@code inbatch.num.procs}</td>
 *       <td>worker processes</td><td>the number of cores</td></tr>
 *   <tr><td>{@code INBATCH_NUM_CHILD_THREADS}</td><td>{@code inbatch.num.child.threads}</td>
 *       <td>threads of each worker process, those of native back ends included</td>
 *       <td>{@code max(min(cores / processes, 4), 1)}</td></tr>
 * </table>
 *
 * <p>The configuration is fixed by its first use, or before that by {@link #initialize}. Immutable
 * and thread-safe; nothing here blocks.
 */
public final class Parallelism {

  private static final String THREADS = "num.threads";
  private static final String PROCS = "num.procs";
  private static final String CHILD_THREADS = "num.child.threads";

  /** No worker process has more threads than this if nobody says so. */
  private static final int MOST_CHILD_THREADS = 4;

  private static volatile @Nullable Parallelism current;

  private final int numThreads;
  private final int numProcs;
  private final int numChildThreads;

  private Parallelism(int numThreads, int numProcs, int numChildThreads) {
    this.numThreads = numThreads;
    this.numProcs = numProcs;
    this.numChildThreads = numChildThreads;
  }

  /**
   * Returns the configuration in force, fixing it if nothing did before.
   *
   * @throws IllegalArgumentException if a variable or property has a bad value
   */
  public static Parallelism current() {
    Parallelism now = current;
    return now != null ? now : fix(builder().build(), false);
  }

  /**
   * Fixes the configuration to what variables and properties say, or to the defaults, unless it is
   * fixed already: then it does nothing.
   *
   * @throws IllegalArgumentException if a variable or property has a bad value
   */
  public static void ensureInitialized() {
    current();
  }

  /**
   * Fixes the configuration. Again with the same values it does nothing.
   *
   * @throws IllegalStateException if it is fixed already with other values; the message has both
   */
  public static void initialize(Parallelism parallelism) {
    fix(Objects.requireNonNull(parallelism, "parallelism"), true);
  }

  /** Returns a builder whose values win over variables and properties. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns how many threads of this JVM run the items of a call that does not say so itself. */
  public int numThreads() {
    return numThreads;
  }

  /** Returns how many worker processes run the items of a call that does not say so itself. */
  public int numProcs() {
    return numProcs;
  }

  /**
   * Returns how many threads each worker process has: as many cores are there for its JVM, and
   * {@code OMP_NUM_THREADS} and the like say so to native back ends.
   */
  public int numChildThreads() {
    return numChildThreads;
  }

  private static synchronized Parallelism fix(Parallelism wanted, boolean exactly) {
    Parallelism fixed = current;
    if (fixed == null) {
      current = wanted;
      return wanted;
    }
    if (exactly && !fixed.equals(wanted)) {
      throw new IllegalStateException(
          "InBatch is already initialized with %s, so it cannot be with %s: call initialize once, before the first action"
              .formatted(fixed, wanted));
    }
    return fixed;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Parallelism that
        && numThreads == that.numThreads
        && numProcs == that.numProcs
        && numChildThreads == that.numChildThreads;
  }

  @Override
  public int hashCode() {
    return Objects.hash(numThreads, numProcs, numChildThreads);
  }

  /** Returns the values by name. */
  @Override
  public String toString() {
    return "Parallelism[numThreads=%d, numProcs=%d, numChildThreads=%d]"
        .formatted(numThreads, numProcs, numChildThreads);
  }

  /** Collects the values of a configuration. Not thread-safe. */
  public static final class Builder {

    private OptionalInt numThreads = OptionalInt.empty();
    private OptionalInt numProcs = OptionalInt.empty();
    private OptionalInt numChildThreads = OptionalInt.empty();

    private Builder() {}

    /**
     * Sets how many threads of this JVM run the items of a call.
     *
     * @throws IllegalArgumentException if {@code n < 1}
     */
    public Builder numThreads(int n) {
      numThreads = atLeastOne("numThreads", n);
      return this;
    }

    /**
     * Sets how many worker processes run the items of a call.
     *
     * @throws IllegalArgumentException if {@code n < 1}
     */
    public Builder numProcs(int n) {
      numProcs = atLeastOne("numProcs", n);
      return this;
    }

    /**
     * Sets how many threads each worker process has.
     *
     * @throws IllegalArgumentException if {@code n < 1}
     */
    public Builder numChildThreads(int n) {
      numChildThreads = atLeastOne("numChildThreads", n);
      return this;
    }

    private static OptionalInt atLeastOne(String name, int n) {
      if (n < 1) {
        throw new IllegalArgumentException("%s must be at least 1, %s=%d".formatted(name, name, n));
      }
      return OptionalInt.of(n);
    }

    /**
     * Returns the configuration: what was set here, else the system property, else the environment
     * variable, else the default.
     *
     * @throws IllegalArgumentException if a variable or property that counts has a bad value
     */
    public Parallelism build() {
      int procs = numProcs.orElseGet(() -> configured(PROCS, cores()));
      int most = Math.max(Math.min(cores() / procs, MOST_CHILD_THREADS), 1);
      return new Parallelism(
          numThreads.orElseGet(() -> configured(THREADS, cores())),
          procs,
          numChildThreads.orElseGet(() -> configured(CHILD_THREADS, most)));
    }

    private static int cores() {
      return Runtime.getRuntime().availableProcessors();
    }

    private static int configured(String knob, int fallback) {
      String property = "inbatch." + knob;
      String variable = property.replace('.', '_').toUpperCase(Locale.ROOT);
      String value = System.getProperty(property);
      if (value != null) {
        return parse("system property " + property, value);
      }
      value = System.getenv(variable);
      return value != null ? parse("environment variable " + variable, value) : fallback;
    }

    private static int parse(String source, String value) {
      try {
        int n = Integer.parseInt(value.strip());
        if (n >= 1) {
          return n;
        }
      } catch (NumberFormatException notANumber) {
        // refused below, with the value
      }
      throw new IllegalArgumentException(
          "%s must be a whole number of at least 1, but is \"%s\"".formatted(source, value));
    }
  }
}
