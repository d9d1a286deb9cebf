package org.inbatch;

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
 * </table>
 *
 * <p>The configuration is fixed by its first use, or before that by {@link #initialize}. Immutable
 * and thread-safe; nothing here blocks.
 */
public final class Parallelism {

  private static final String THREADS_VARIABLE = "INBATCH_NUM_THREADS";
  private static final String THREADS_PROPERTY = "inbatch.num.threads";

  private static volatile @Nullable Parallelism current;

  private final int numThreads;

  private Parallelism(int numThreads) {
    this.numThreads = numThreads;
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
    return other instanceof Parallelism that && numThreads == that.numThreads;
  }

  @Override
  public int hashCode() {
    return Integer.hashCode(numThreads);
  }

  /** Returns the values by name. */
  @Override
  public String toString() {
    return "Parallelism[numThreads=%d]".formatted(numThreads);
  }

  /** Collects the values of a configuration. Not thread-safe. */
  public static final class Builder {

    private OptionalInt numThreads = OptionalInt.empty();

    private Builder() {}

    /**
     * Sets how many threads of this JVM run the items of a call.
     *
     * @throws IllegalArgumentException if {@code n < 1}
     */
    public Builder numThreads(int n) {
      if (n < 1) {
        throw new IllegalArgumentException("numThreads must be at least 1, numThreads=" + n);
      }
      numThreads = OptionalInt.of(n);
      return this;
    }

    /**
     * Returns the configuration: what was set here, else the system property, else the environment
     * variable, else the default.
     *
     * @throws IllegalArgumentException if a variable or property that counts has a bad value
     */
    public Parallelism build() {
      return new Parallelism(
          numThreads.orElseGet(() -> configured(THREADS_PROPERTY, THREADS_VARIABLE, cores())));
    }

    private static int cores() {
      return Runtime.getRuntime().availableProcessors();
    }

    private static int configured(String property, String variable, int fallback) {
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
