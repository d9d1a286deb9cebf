package org.inbatch.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.inbatch.CallOptions.failFast;
import static org.inbatch.CallOptions.progress;
import static org.inbatch.CallOptions.retries;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.inbatch.Progress;
import org.inbatch.ProgressListener;
import org.inbatch.Results;
import org.inbatch.dispatch.ArgumentSets;
import org.junit.jupiter.api.Test;

/** A listener sees a call go forward, one report after the other, to its end. */
interface ProgressContract extends ContractTheme {

  /** Keeps the reports, and notes if two came at once. Its list is plain: reports are ordered. */
  final class Follower implements ProgressListener {
    private final AtomicBoolean busy = new AtomicBoolean();
    private final AtomicBoolean overlapped = new AtomicBoolean();
    private final List<Progress> reports = new ArrayList<>();

    @Override
    public void onProgress(Progress progress) {
      if (!busy.compareAndSet(false, true)) {
        overlapped.set(true);
      }
      reports.add(progress);
      busy.set(false);
    }

    /** Asserts what holds for the reports of every call, and returns the last. */
    Progress last() {
      assertThat(overlapped).isFalse();
      assertThat(reports).isNotEmpty();
      Progress before = null;
      for (Progress report : reports) {
        assertThat(report.action()).isEqualTo(EngineUnderTest.BATCH + "." + EngineUnderTest.ACTION);
        assertThat(report.failed()).isBetween(0L, report.done());
        assertThat(report.elapsed()).isGreaterThanOrEqualTo(Duration.ZERO);
        if (before != null) {
          assertThat(before.finished()).isFalse();
          assertThat(report.done()).isGreaterThanOrEqualTo(before.done());
          assertThat(report.failed()).isGreaterThanOrEqualTo(before.failed());
          assertThat(report.elapsed()).isGreaterThanOrEqualTo(before.elapsed());
        }
        if (report.total().isPresent()) {
          assertThat(report.done()).isLessThanOrEqualTo(report.total().getAsLong());
        }
        before = report;
      }
      Progress last = reports.getLast();
      assertThat(last.finished()).isTrue();
      return last;
    }

    int reports() {
      return reports.size();
    }
  }

  /** Keeps a thread busy for a while, so that a call lasts for some reports. */
  private static void spin(Duration time) {
    long start = System.nanoTime();
    while (System.nanoTime() - start < time.toNanos()) {
      Thread.onSpinWait();
    }
  }

  @Test
  default void theLastReportSaysThatAllIsDone() {
    Follower follower = new Follower();

    Results<Integer> results =
        run(
            1_000,
            i -> {
              if (i % 10 == 0) {
                throw new IllegalStateException();
              }
              return i;
            },
            progress(follower));

    assertThat(results).hasSize(1_000);
    Progress last = follower.last();
    assertThat(last.done()).isEqualTo(1_000);
    assertThat(last.failed()).isEqualTo(100);
    assertThat(last.total()).isEqualTo(OptionalLong.of(1_000));
  }

  @Test
  default void aLongCallIsReportedWhileItRuns() {
    Follower follower = new Follower();

    Results<Integer> results =
        run(
            60,
            i -> {
              spin(Duration.ofMillis(20));
              return i;
            },
            progress(follower));

    assertThat(results.anyFailed()).isFalse();
    assertThat(follower.last().done()).isEqualTo(60);
    assertThat(follower.reports()).isGreaterThan(1);
  }

  @Test
  default void theTotalOfALazySourceIsKnownAtItsEnd() {
    Follower follower = new Follower();

    Results<Integer> results =
        run(ArgumentSets.of(ContractTheme.numbers(777).iterator()), i -> i, progress(follower));

    assertThat(results).hasSize(777);
    Progress last = follower.last();
    assertThat(last.done()).isEqualTo(777);
    assertThat(last.total()).isEqualTo(OptionalLong.of(777));
  }

  @Test
  default void aCallOverNothingIsReportedAsFinished() {
    Follower follower = new Follower();

    assertThat(run(0, i -> i, progress(follower))).isEmpty();

    assertThat(follower.last().done()).isZero();
    assertThat(follower.last().total()).isEqualTo(OptionalLong.of(0));
  }

  @Test
  default void anItemCountsOnceHoweverOftenItIsRun() {
    Follower follower = new Follower();

    Results<Integer> results =
        run(
            100,
            i -> {
              throw new IllegalStateException();
            },
            retries(3),
            progress(follower));

    assertThat(results.failures()).hasSize(100);
    assertThat(follower.last().done()).isEqualTo(100);
    assertThat(follower.last().failed()).isEqualTo(100);
  }

  @Test
  default void cancelledItemsAreDoneAndFailed() {
    Follower follower = new Follower();

    Results<Integer> results =
        run(
            100,
            i -> {
              throw new IllegalStateException();
            },
            failFast(),
            progress(follower));

    assertThat(results.failures()).hasSize(100);
    assertThat(follower.last().done()).isEqualTo(100);
    assertThat(follower.last().failed()).isEqualTo(100);
  }

  @Test
  default void whatTheListenerThrowsLeavesTheCall() {
    for (Throwable thrown : List.of(new IllegalStateException("listener"), new Error("listener"))) {
      Gauge running = new Gauge();

      assertThatThrownBy(() ->
              run(
                  100,
                  i -> {
                    try (var _ = running.enter()) {
                      spin(Duration.ofMillis(5));
                      return i;
                    }
                  },
                  progress(report -> {
                    if (thrown instanceof Error error) {
                      throw error;
                    }
                    throw (RuntimeException) thrown;
                  })))
          .isSameAs(thrown);
      assertThat(running.inside()).isZero();
    }
  }

  @Test
  default void whatTheListenerThrowsAtTheEndLeavesTheCallToo() {
    IllegalStateException thrown = new IllegalStateException("listener");
    AtomicInteger finals = new AtomicInteger();

    assertThatThrownBy(() ->
            run(
                10,
                i -> i,
                progress(report -> {
                  if (report.finished()) {
                    finals.incrementAndGet();
                    throw thrown;
                  }
                })))
        .isSameAs(thrown);
    assertThat(finals).hasValue(1);
  }

  @Test
  default void aListenerThatSwallowsAnInterruptDoesNotHoldUpTheCall() {
    CountDownLatch listening = new CountDownLatch(1);
    Results<Integer> results =
        run(
            1,
            i -> {
              listening.await();
              return i;
            },
            progress(report -> {
              if (!report.finished()) {
                listening.countDown();
                awaitAnInterrupt();
              }
            }));

    assertThat(results.values()).containsExactly(0);
  }

  private static void awaitAnInterrupt() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException swallowed) {
      // As many a listener does.
    }
  }
}
