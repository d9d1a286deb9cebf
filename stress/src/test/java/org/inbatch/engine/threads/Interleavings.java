package org.inbatch.engine.threads;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import kotlin.Unit;
import org.jspecify.annotations.Nullable;
import org.pastalab.fray.core.TestRunner;
import org.pastalab.fray.core.ThreadContext;
import org.pastalab.fray.core.command.Configuration;
import org.pastalab.fray.core.command.ExecutionInfo;
import org.pastalab.fray.core.command.LambdaExecutor;
import org.pastalab.fray.core.command.NetworkDelegateType;
import org.pastalab.fray.core.command.SystemTimeDelegateType;
import org.pastalab.fray.core.concurrency.operations.ParkBlocked;
import org.pastalab.fray.core.randomness.ControlledRandom;
import org.pastalab.fray.core.randomness.Randomness;
import org.pastalab.fray.core.randomness.RandomnessProvider;
import org.pastalab.fray.core.scheduler.POSScheduler;
import org.pastalab.fray.core.scheduler.Scheduler;
import org.pastalab.fray.rmi.TestStatusObserver;
import org.pastalab.fray.rmi.ThreadState;

/**
 * What runs in the JVM whose threads Fray schedules: one whole call after the other, each in as
 * many orders of its threads' steps as there are runs, until one fails. What came of it is written
 * to a file.
 */
final class Interleavings {

  static final String RESULT = "result.txt";
  static final String PASSED = "passed";

  /** Who takes more steps than that goes round in circles. */
  private static final int MOST_STEPS = 200_000;

  private final WholeCall call;
  private final Path report;
  private final int runs;
  private final long seed;
  private final Seeds seeds;

  private @Nullable String failed;

  /** How often what came of it. */
  private final Map<String, Integer> met = new TreeMap<>();

  private Interleavings(WholeCall call, Path report, int runs, long seed) {
    this.call = call;
    this.report = report;
    this.runs = runs;
    this.seed = seed;
    this.seeds = new Seeds(seed);
  }

  /** Arguments: the directory of the reports, how many runs, the first one's seed, the calls. */
  public static void main(String[] args) throws IOException {
    for (String name : List.of(args).subList(3, args.length)) {
      WholeCall call = WholeCall.valueOf(name);
      Path report = Path.of(args[0], name);
      String result =
          new Interleavings(call, report, Integer.parseInt(args[1]), Long.parseLong(args[2]))
              .explore();
      Files.writeString(report.resolve(RESULT), result);
      if (!result.startsWith(PASSED)) {
        // What hangs is still here.
        break;
      }
    }
    System.exit(0);
  }

  private String explore() {
    Configuration configuration = configuration();
    configuration.getTestStatusObservers().add(new FirstError(configuration));
    new TestRunner(configuration).run();
    StringBuilder result = new StringBuilder(failed == null ? PASSED : failed);
    if (failed == null && met.values().stream().mapToInt(times -> times).sum() != runs) {
      result.replace(0, result.length(), "not every run came to an end");
    }
    met.forEach((outcome, times) -> result.append("\n%6d  %s".formatted(times, outcome)));
    return result.append('\n').toString();
  }

  private Unit runOnce() {
    String outcome;
    try {
      outcome = call.run(seeds.chance());
    } catch (InterruptedException nobodyInterrupts) {
      throw new AssertionError(nobodyInterrupts);
    }
    met.merge(outcome, 1, Integer::sum);
    if (!call.allows(outcome)) {
      throw new AssertionError("forbidden: " + outcome);
    }
    return Unit.INSTANCE;
  }

  /** The clock is virtual and goes on, and a wait that has a limit ends at that. */
  private Configuration configuration() {
    boolean ignoreUnhandledExceptions = false;
    boolean interleaveMemoryOps = false;
    int noLimit = Integer.MAX_VALUE;
    boolean fullSchedule = true;
    boolean exploreMode = false;
    boolean noExitWhenBugFound = true;
    boolean isReplay = false;
    boolean noFray = false;
    boolean dummyRun = false;
    boolean ignoreTimedBlock = false;
    boolean sleepAsYield = false;
    boolean resetClassLoader = false;
    boolean redirectStdout = false;
    boolean abortThreadExecutionAfterMainExit = false;
    boolean resolveRacingOperationStackTraceHash = false;
    return new Configuration(
        new ExecutionInfo(
            new LambdaExecutor(this::runOnce),
            ignoreUnhandledExceptions,
            interleaveMemoryOps,
            MOST_STEPS),
        report,
        runs,
        noLimit,
        new KeepingPermits(new POSScheduler(seeds.getRandomness())),
        seeds,
        fullSchedule,
        exploreMode,
        noExitWhenBugFound,
        isReplay,
        noFray,
        dummyRun,
        NetworkDelegateType.NONE,
        SystemTimeDelegateType.MOCK,
        call.tickNanos(),
        ignoreTimedBlock,
        sleepAsYield,
        resetClassLoader,
        redirectStdout,
        abortThreadExecutionAfterMainExit,
        resolveRacingOperationStackTraceHash,
        null);
  }

  /**
   * Takes note of the first thing that Fray reports, and ends the runs. What its runner returns is
   * nothing where a call that hangs could not be ended either.
   */
  private final class FirstError implements TestStatusObserver {

    private final Configuration configuration;

    FirstError(Configuration configuration) {
      this.configuration = configuration;
    }

    @Override
    public void onExecutionStart() {}

    @Override
    public void onReportError(Throwable error) {
      if (failed == null) {
        int run = configuration.getCurrentIteration();
        failed =
            "%s in run %d, which is -Dfray.calls=%s -Dfray.seed=%d -Dfray.runs=1"
                .formatted(error, run, call, seed + run);
        configuration.setIter(run + 1);
      }
    }

    @Override
    public void onExecutionDone(@Nullable Throwable bug) {}

    @Override
    public void saveToReportFolder(Path path) {}
  }

  /**
   * Lets who had to wait for a lock come back from its next park at once, as any park may: Fray
   * 0.9.2 forgets that a thread was unparked while it waited for a lock.
   */
  private static final class KeepingPermits extends Scheduler {

    private final Scheduler scheduler;

    KeepingPermits(Scheduler scheduler) {
      super(scheduler.getRand());
      this.scheduler = scheduler;
    }

    @Override
    public ThreadContext scheduleNextOperation(
        List<ThreadContext> enabled, Collection<ThreadContext> all) {
      for (ThreadContext thread : all) {
        if (thread.getState() == ThreadState.Blocked
            && !(thread.getPendingOperation() instanceof ParkBlocked)) {
          thread.setUnparkSignaled(true);
        }
      }
      return scheduler.scheduleNextOperation(enabled, all);
    }

    @Override
    public Scheduler nextIteration(Randomness randomness) {
      return new KeepingPermits(scheduler.nextIteration(randomness));
    }
  }

  /** A seed a run, each the one after the last. */
  private static final class Seeds implements RandomnessProvider {

    private long seed;

    Seeds(long first) {
      seed = first - 1;
    }

    /** Returns what the next run's schedule is made from. */
    @Override
    public Randomness getRandomness() {
      seed++;
      // Neighbouring seeds of a Random begin with nearly the same numbers.
      Random random = new Random(new SplittableRandom(seed).nextLong());
      return new ControlledRandom(new ArrayList<>(), new ArrayList<>(), random);
    }

    /** Returns what is random in the run besides. */
    SplittableRandom chance() {
      return new SplittableRandom(~seed);
    }
  }
}
