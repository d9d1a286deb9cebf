package org.inbatch.engine.threads;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.inbatch.Engine;

/** What the options of calls say. */
final class Plans {

  private static final Optional<Duration> NONE = Optional.empty();
  private static final OptionalInt AS_CONFIGURED = OptionalInt.empty();

  /** Nothing may have to end the call early: the caller works. */
  static final Engine.Plan FREE = Calls.FREE;

  /** A failure ends the call: the caller watches. */
  static final Engine.Plan WATCHED = Calls.FAIL_FAST;

  static final Engine.Plan TWO_WORKERS = plan(OptionalInt.of(2), NONE, NONE, false, 0);
  static final Engine.Plan TWO_WATCHED_WORKERS = plan(OptionalInt.of(2), NONE, NONE, true, 0);
  static final Engine.Plan RETRYING = plan(AS_CONFIGURED, NONE, NONE, false, 1);
  static final Engine.Plan RETRYING_WATCHED = plan(AS_CONFIGURED, NONE, NONE, true, 1);

  private Plans() {}

  /** The call has a limit. */
  static Engine.Plan timeout(Duration limit) {
    return plan(AS_CONFIGURED, Optional.of(limit), NONE, false, 0);
  }

  /** Each attempt at an item has a limit. */
  static Engine.Plan itemTimeout(Duration limit, int retries) {
    return plan(AS_CONFIGURED, NONE, Optional.of(limit), false, retries);
  }

  private static Engine.Plan plan(
      OptionalInt workers,
      Optional<Duration> timeout,
      Optional<Duration> itemTimeout,
      boolean failFast,
      int retries) {
    return new Engine.Plan(
        workers,
        timeout,
        itemTimeout,
        failFast,
        retries,
        List.of(),
        OptionalInt.empty(),
        Optional.empty(),
        OptionalLong.empty());
  }
}
