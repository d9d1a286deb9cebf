package org.inbatch.program;

import static org.inbatch.CallOptions.concurrency;
import static org.inbatch.CallOptions.failFast;
import static org.inbatch.CallOptions.itemTimeout;
import static org.inbatch.CallOptions.nWorkers;
import static org.inbatch.CallOptions.progressBar;
import static org.inbatch.CallOptions.sequential;
import static org.inbatch.CallOptions.timeout;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.inbatch.Outcome;
import org.inbatch.Parallelism;
import org.inbatch.Results;
import org.inbatch.ThreadsOption;
import org.inbatch.dispatch.ActionSite;
import org.inbatch.dispatch.ArgumentSets;
import org.inbatch.dispatch.Dispatch;
import org.inbatch.dispatch.ItemFunction;
import org.inbatch.dispatch.NativeSymbol;
import org.inbatch.dispatch.OutcomeStream;
import org.jspecify.annotations.Nullable;

/** Main classes for the tests of this package. */
final class Programs {

  private static final ActionSite SITE = ActionSite.of("ProgramBatch", "work", "items");

  private Programs() {}

  private static <R> Results<R> call(
      int n, ItemFunction<Integer, R> item, ThreadsOption... options) {
    List<Integer> sets = IntStream.range(0, n).boxed().toList();
    return Dispatch.threads(SITE, options).results(ArgumentSets.of(sets), item);
  }

  /** Sums up a stream of outcomes that memory has no room for all at once. */
  static final class SumsUpAStream {
    private SumsUpAStream() {}

    /** Runs the program with as many items as the argument says. */
    public static void main(String[] args) {
      long items = Long.parseLong(args[0]);
      OutcomeStream<Long> outcomes =
          Dispatch.threads(SITE).stream(
              ArgumentSets.of(LongStream.range(0, items)),
              (long[] sets, @Nullable Object[] out, int i) -> out[i] = sets[i]);
      long sum =
          outcomes.stream()
              .mapToLong(o -> o instanceof Outcome.Success<Long> success ? success.value() : 0)
              .sum();
      outcomes.end();
      System.out.print(sum);
    }
  }

  /**
   * Has a thousand of a hundred thousand items in flight, all of them again and again, whose
   * argument sets together take forty times what the heap has.
   */
  static final class HasAThousandInFlight {
    private HasAThousandInFlight() {}

    /** Runs the program. */
    public static void main(String[] args) {
      CyclicBarrier thousand = new CyclicBarrier(1000);
      Stream<byte[]> pages = IntStream.range(0, 100_000).mapToObj(i -> new byte[20_000]);
      Results<Integer> results =
          Dispatch.async(SITE, concurrency(1000))
              .results(
                  ArgumentSets.of(pages),
                  page -> {
                    thousand.await();
                    return page.length;
                  });
      System.out.print(results.values().size());
    }
  }

  /** Makes calls of every kind, items that fail and hang among them, and prints nothing itself. */
  static final class CallsOfEveryKind {
    private CallsOfEveryKind() {}

    /** Runs the program. */
    public static void main(String[] args) {
      check(call(10_000, i -> i).values().size() == 10_000);
      check(call(100, i -> i, sequential()).values().size() == 100);
      check(call(100, i -> i, nWorkers(8), timeout(Duration.ofMinutes(1))).size() == 100);
      check(call(100, CallsOfEveryKind::fail).failures().size() == 100);
      check(call(100, CallsOfEveryKind::fail, failFast()).failures().size() == 100);
      check(call(4, i -> hang(), itemTimeout(Duration.ofMillis(50))).failures().size() == 4);
    }

    private static int fail(int i) throws Throwable {
      throw i % 2 == 0 ? new Exception("item " + i) : new StackOverflowError();
    }
  }

  /** Leaves a pool of live threads behind, and items that never end. */
  static final class LeavesItemsRunning {
    private LeavesItemsRunning() {}

    /** Runs the program. */
    public static void main(String[] args) {
      check(call(1_000, i -> i, nWorkers(4)).size() == 1_000);
      check(call(4, i -> hang(), nWorkers(4), timeout(Duration.ofMillis(200))).size() == 4);
      System.out.print("main is over");
    }
  }

  /** Prints the number of threads that is configured. */
  static final class PrintsThreads {
    private PrintsThreads() {}

    /** Runs the program. */
    public static void main(String[] args) {
      System.out.print(Parallelism.current().numThreads());
    }
  }

  /** Fixes the number of threads before anything else, and prints it. */
  static final class FixesThreads {
    private FixesThreads() {}

    /** Runs the program. */
    public static void main(String[] args) {
      Parallelism.initialize(Parallelism.builder().numThreads(11).build());
      Parallelism.ensureInitialized();
      System.out.print(Parallelism.current().numThreads());
    }
  }

  /** Prints how many of the items of a call ran on one thread alone. */
  static final class CountsWorkers {
    private CountsWorkers() {}

    /** Runs the program. */
    public static void main(String[] args) {
      Results<Thread> results =
          call(10_000, i -> Thread.currentThread(), timeout(Duration.ofMinutes(1)));
      System.out.print(results.values().stream().distinct().count());
    }
  }

  /** Follows a call with a progress bar, and prints what came of it. */
  static final class ShowsABar {
    private ShowsABar() {}

    /** Runs the program. */
    public static void main(String[] args) {
      try {
        System.out.print(call(1_000, i -> i, progressBar()).values().size());
      } catch (RuntimeException refused) {
        System.out.print(refused.getMessage());
      }
    }
  }

  /** Calls a C function, and prints what came of it. */
  static final class CallsC {
    private CallsC() {}

    /** Runs the program. */
    public static void main(String[] args) {
      NativeSymbol labs = NativeSymbol.of("", "labs", long.class, long.class);
      try {
        Results<Long> results =
            Dispatch.natives(SITE, labs)
                .results(
                    ArgumentSets.of(List.of(-1L, 2L)),
                    number -> (long) labs.handle().invokeExact((long) number));
        System.out.print(results.values());
      } catch (IllegalCallerException denied) {
        System.out.print(denied.getMessage());
      }
    }
  }

  private static void check(boolean holds) {
    if (!holds) {
      throw new AssertionError();
    }
  }

  private static int hang() {
    CountDownLatch never = new CountDownLatch(1);
    while (true) {
      try {
        never.await();
      } catch (InterruptedException deaf) {
        // It does not listen.
      }
    }
  }
}
