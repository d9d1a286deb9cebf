package org.inbatch;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Some items of a call failed, or had no turn, where the caller wanted a value for each.
 *
 * <p>The cause is that of the first failure which another one did not bring about, as {@link
 * Outcome.Kind#CANCELLED} does; the causes of the others are suppressed exceptions, up to {@value
 * #SUPPRESSED_AT_MOST} of them; {@link #failures()} has all, each with its position. The message
 * names the positions.
 */
public final class BatchActionException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** How many causes besides the first are attached, so that a stack trace stays readable. */
  private static final int SUPPRESSED_AT_MOST = 100;

  private static final int NAMED_AT_MOST = 5;

  @SuppressWarnings("serial") // of an immutable list of records; its elements decide
  private final List<? extends Outcome.Failure<?>> failures;

  /**
   * Creates the exception for results of which at least one item failed, or that are not complete.
   *
   * @param results what the call brought
   * @throws IllegalArgumentException if no item failed and the results are complete
   */
  public BatchActionException(Results<?> results) {
    super(message(results), firstCause(results));
    this.failures = results.failures();
    attachCauses(this, failures);
  }

  private BatchActionException(
      String message, @Nullable Throwable cause, List<? extends Outcome.Failure<?>> failures) {
    super(message, cause);
    this.failures = failures;
    attachCauses(this, failures);
  }

  /**
   * Returns the exception that ends a stream of outcomes whose call ended before every argument set
   * was pulled; for engines and what is built on them.
   *
   * @param items how many outcomes there were
   * @param failures the first failures among them, in order of their positions; copied
   */
  public static BatchActionException incomplete(
      long items, List<? extends Outcome.Failure<?>> failures) {
    return new BatchActionException(
        "the call ended before every argument set was pulled: only %d items had their turn"
            .formatted(items),
        failures.isEmpty() ? null : causesFirst(failures).findFirst().orElseThrow().cause(),
        List.copyOf(failures));
  }

  /**
   * Returns the failures, in order of their positions, unmodifiable; empty if items only had no
   * turn. Of a stream of outcomes that was not complete: the first hundred.
   */
  public List<? extends Outcome.Failure<?>> failures() {
    return failures;
  }

  /**
   * Adds the causes of failures to an exception as suppressed ones, but for itself and those that
   * it already carries: how the failures of items and one of post stay together.
   *
   * @param thrown what gets them
   * @param results what the call brought
   */
  public static void attachFailures(Throwable thrown, Results<?> results) {
    attachCauses(thrown, results.failures());
  }

  /**
   * Adds the causes of failures, and what else went wrong, in the same way.
   *
   * @param another what else was thrown, if anything was
   */
  public static void attachFailures(
      Throwable thrown, List<? extends Outcome.Failure<?>> failures, @Nullable Throwable another) {
    attach(
        thrown,
        Stream.concat(Stream.ofNullable(another), failures.stream().map(Outcome.Failure::cause)));
  }

  private static void attachCauses(Throwable thrown, List<? extends Outcome.Failure<?>> failures) {
    attach(thrown, failures.stream().map(Outcome.Failure::cause));
  }

  private static void attach(Throwable thrown, Stream<? extends Throwable> others) {
    Set<Throwable> carried = Collections.newSetFromMap(new IdentityHashMap<>());
    collect(thrown, carried);
    others.filter(carried::add).limit(SUPPRESSED_AT_MOST).forEach(thrown::addSuppressed);
  }

  private static void collect(Throwable thrown, Set<Throwable> carried) {
    if (!carried.add(thrown)) {
      return;
    }
    Throwable cause = thrown.getCause();
    if (cause != null) {
      collect(cause, carried);
    }
    for (Throwable suppressed : thrown.getSuppressed()) {
      collect(suppressed, carried);
    }
  }

  private static String message(Results<?> results) {
    List<? extends Outcome.Failure<?>> failures = results.failures();
    String incomplete =
        results.isComplete() ? "" : " (the call ended before every argument set was pulled)";
    if (failures.isEmpty()) {
      return "only %d items had their turn%s".formatted(results.size(), incomplete);
    }
    String named =
        causesFirst(failures)
            .limit(NAMED_AT_MOST)
            .map(f -> "at position %d: %s: %s".formatted(f.position(), f.kind(), f.cause()))
            .collect(Collectors.joining("; "));
    String more =
        failures.size() > NAMED_AT_MOST
            ? "; and %d more".formatted(failures.size() - NAMED_AT_MOST)
            : "";
    return "%d of %d items failed%s: %s%s"
        .formatted(failures.size(), results.size(), incomplete, named, more);
  }

  private static @Nullable Throwable firstCause(Results<?> results) {
    if (!results.anyFailed()) {
      throw new IllegalArgumentException("no item failed and the results are complete: " + results);
    }
    return results.failures().isEmpty()
        ? null
        : causesFirst(results.failures()).findFirst().orElseThrow().cause();
  }

  /** Returns the failures, with those that another one brought about after all others. */
  private static Stream<? extends Outcome.Failure<?>> causesFirst(
      List<? extends Outcome.Failure<?>> failures) {
    return Stream.concat(
        failures.stream().filter(failure -> failure.kind() != Outcome.Kind.CANCELLED),
        failures.stream().filter(failure -> failure.kind() == Outcome.Kind.CANCELLED));
  }
}
