package org.inbatch.dispatch;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.inbatch.CallOptions.itemTimeout;
import static org.inbatch.CallOptions.itemsPerTask;
import static org.inbatch.CallOptions.nWorkers;
import static org.inbatch.CallOptions.on;
import static org.inbatch.CallOptions.retries;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.inbatch.BatchInterruptedException;
import org.inbatch.Outcome;
import org.inbatch.Outcome.Kind;
import org.inbatch.ProcessOption;
import org.inbatch.ProcessPool;
import org.inbatch.Results;
import org.inbatch.WorkerLostException;
import org.inbatch.testing.Mishap;
import org.inbatch.wire.Codec;
import org.inbatch.wire.Codecs;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What becomes of a call when an item goes wrong in a worker process, and of its other items. */
@Timeout(60)
final class MishapsTest {

  private static final Duration AMPLE = Duration.ofSeconds(1);
  private static final Duration LONG = Duration.ofMinutes(1);

  private static final Codec<Mishap> MISHAP = Codecs.enumOf(Mishap.class);

  /** Items write down that they run; one has a mishap. */
  static final RemoteAction<List<Integer>, @Nullable Object[]> ITEMS =
      RemoteAction.of(
          MishapsTest.class,
          "items",
          Codecs.INTEGER,
          Codecs.INTEGER,
          in -> item(Path.of(Codecs.STRING.read(in)), in.readInt(), MISHAP.read(in)),
          Codecs.STRING,
          Codecs.INTEGER,
          MISHAP);

  private static final ProcessPool POOL =
      ProcessPool.builder().size(2).heap(64 << 20).jvmFlags("-XX:-CreateCoredumpOnCrash").build();

  private static final Pattern CRASH_LOG = Pattern.compile("crash log ([^ ]+\\.log)");

  @TempDir private Path directory;

  /** What workers print when they crash is nothing to read here. */
  private static final Logger PRINTED = Logger.getLogger("org.inbatch.worker");

  @BeforeAll
  static void printNothing() {
    PRINTED.setLevel(Level.OFF);
  }

  @AfterAll
  static void endWorkers() {
    POOL.close();
    PRINTED.setLevel(null);
  }

  /** Crash logs are kept for whoever wants to read them: here nobody does. */
  private static void deleteCrashLog(Outcome.Failure<?> failure) {
    Matcher named = CRASH_LOG.matcher(String.valueOf(failure.cause().getMessage()));
    if (named.find()) {
      try {
        Files.deleteIfExists(Path.of(named.group(1)));
      } catch (IOException impossible) {
        throw new UncheckedIOException(impossible);
      }
    }
  }

  private static ItemFunction<Integer, Integer> item(Path log, int unlucky, Mishap mishap) {
    return i -> {
      write(log, i);
      if (i == unlucky) {
        mishap.happen();
      }
      return -i;
    };
  }

  private static void write(Path log, int item) {
    try {
      Files.writeString(log, item + "\n", CREATE, APPEND);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private Path log() {
    return directory.resolve("log");
  }

  private Results<Integer> run(int items, int unlucky, Mishap mishap, ProcessOption... options) {
    List<ProcessOption> all = new ArrayList<>(List.of(options));
    all.add(on(POOL));
    Results<Integer> results = call(items, unlucky, mishap, all.toArray(ProcessOption[]::new));
    results.failures().forEach(MishapsTest::deleteCrashLog);
    return results;
  }

  private Results<Integer> call(int items, int unlucky, Mishap mishap, ProcessOption... options) {
    return Dispatch.process(
            ActionSite.of("MishapsTest", "item", "numbers"),
            ITEMS,
            out -> {
              Codecs.STRING.write(log().toString(), out);
              out.writeInt(unlucky);
              MISHAP.write(mishap, out);
            },
            options)
        .results(
            ArgumentSets.of(IntStream.range(0, items).boxed().toList()),
            item(log(), unlucky, mishap));
  }

  private List<Integer> ran() throws IOException {
    return Files.readAllLines(log()).stream().map(Integer::valueOf).toList();
  }

  /** What becomes of the item. */
  private static Kind kindOf(Mishap mishap) {
    return switch (mishap) {
      case EXIT, HALT, SEGFAULT -> Kind.WORKER_LOST;
      case HANG, SPIN -> Kind.TIMED_OUT;
      default -> Kind.THREW;
    };
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"NONE", "WRITE_GARBAGE", "TAKE_THE_STREAMS"})
  void onlyTheUnluckyItemOfAChunkFailsAndTheOthersRunOnce(Mishap mishap) throws IOException {
    boolean hangs = kindOf(mishap) == Kind.TIMED_OUT;

    Results<Integer> results =
        hangs
            ? run(100, 50, mishap, itemsPerTask(100), nWorkers(1), itemTimeout(AMPLE))
            : run(100, 50, mishap, itemsPerTask(100), nWorkers(1));

    assertThat(results.isComplete()).isTrue();
    assertThat(results.failures())
        .extracting(Outcome.Failure::position, Outcome.Failure::kind, Outcome.Failure::item)
        .containsExactly(tuple(50L, kindOf(mishap), 50));
    assertThat(results.failures()).noneMatch(Outcome.Failure::stillRunning);
    assertThat(results.successes()).allMatch(s -> s.value() == -s.position()).hasSize(99);
    assertThat(ran()).containsExactlyElementsOf(IntStream.range(0, 100).boxed().toList());
  }

  @ParameterizedTest
  @EnumSource(names = {"WRITE_GARBAGE", "TAKE_THE_STREAMS"})
  void whatAnItemDoesToTheStandardStreamsHarmsNothing(Mishap mishap) throws IOException {
    assertThat(run(100, 50, mishap, nWorkers(1)).values()).hasSize(100);
    assertThat(ran()).doesNotHaveDuplicates().hasSize(100);
  }

  @Test
  void aLostWorkerIsDescribed() {
    Results<Integer> results = run(3, 1, Mishap.HALT);

    assertThat(results.failures()).hasSize(1);
    assertThat(results.failures().getFirst().cause())
        .isInstanceOfSatisfying(
            WorkerLostException.class,
            lost -> {
              assertThat(lost.exitCode()).isEqualTo(3);
              assertThat(lost)
                  .hasMessageContaining("MishapsTest.item")
                  .hasMessageContaining("item 1")
                  .hasMessageContaining("exit code 3")
                  .hasMessageContaining(Long.toString(lost.pid()));
            });
  }

  @Test
  void aSegmentationFaultLeavesACrashLogThatIsNamed() throws IOException {
    Throwable lost = run(1, 0, Mishap.SEGFAULT).failures().getFirst().cause();

    assertThat(lost).hasMessageContaining("SIGSEGV").hasMessageContaining("crash log");
  }

  @Test
  void anItemThatAlwaysLosesItsWorkerIsGivenUpAfterItsAttempts() throws IOException {
    Results<Integer> results = run(4, 2, Mishap.EXIT, retries(2));

    assertThat(results.failures())
        .extracting(Outcome.Failure::kind)
        .containsExactly(Kind.WORKER_LOST);
    assertThat(ran().stream().filter(i -> i == 2)).hasSize(3);
    assertThat(ran()).hasSize(6);
  }

  @Test
  void soItIsUnderADeadline() throws IOException {
    Results<Integer> results = run(4, 2, Mishap.EXIT, retries(2), itemTimeout(LONG));

    assertThat(results.failures())
        .extracting(Outcome.Failure::kind)
        .containsExactly(Kind.WORKER_LOST);
    assertThat(ran().stream().filter(i -> i == 2)).hasSize(3);
    assertThat(ran()).hasSize(6);
  }

  @Test
  void whereEveryItemLosesItsWorkerEachIsChargedOnce() throws IOException {
    Results<Integer> results =
        Dispatch.process(
                ActionSite.of("MishapsTest", "doomed", "numbers"), DOOMED, nWorkers(2), on(POOL))
            .results(ArgumentSets.of(List.of(0, 1, 2, 3, 4, 5)), i -> i);

    assertThat(results.failures())
        .hasSize(6)
        .extracting(Outcome.Failure::kind)
        .containsOnly(Kind.WORKER_LOST);
  }

  static final RemoteAction<List<Integer>, @Nullable Object[]> DOOMED =
      RemoteAction.of(
          MishapsTest.class,
          "doomed",
          Codecs.INTEGER,
          Codecs.INTEGER,
          in ->
              i -> {
                Mishap.HALT.happen();
                return i;
              });

  @Test
  void aCallerIsInterruptedThoughItsItemHasToBeKilled() {
    Thread caller = Thread.currentThread();
    Thread.ofPlatform()
        .start(() -> {
          while (!Files.exists(log())) {
            Thread.onSpinWait();
          }
          caller.interrupt();
        });

    assertThatThrownBy(() -> run(1, 0, Mishap.SPIN)).isInstanceOf(BatchInterruptedException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void anIdleWorkerThatIsKilledIsReplacedUnseen() {
    assertThat(run(10, -1, Mishap.NONE).values()).hasSize(10);

    POOL.processes()
        .forEach(process -> {
          process.destroyForcibly();
          process.onExit().join();
        });

    assertThat(run(10, -1, Mishap.NONE).values()).hasSize(10);
  }

  @Test
  void aBadFlagIsToldWithWhatTheJvmSaysOfItAndNothingIsTriedAgain() {
    try (ProcessPool bad = ProcessPool.builder().jvmFlags("-XX:+NoSuchFlag").build()) {
      assertThatIllegalStateException()
          .isThrownBy(() ->
              Dispatch.process(ActionSite.of("MishapsTest", "doomed", "numbers"), DOOMED, on(bad))
                  .results(ArgumentSets.of(List.of(1, 2, 3)), i -> i))
          .withMessageContaining("NoSuchFlag");
      assertThat(bad.processes()).isEmpty();
    }
  }

  @Test
  void workersAreReplacedAfterSoManyItemsThoughThereAreMore() throws IOException {
    try (ProcessPool recycling = ProcessPool.builder().size(2).itemsPerWorker(10).build()) {
      Results<Long> results =
          Dispatch.process(
                  ActionSite.of("MishapsTest", "pid", "numbers"),
                  PID,
                  itemsPerTask(10),
                  on(recycling))
              .results(
                  ArgumentSets.of(IntStream.range(0, 60).boxed().toList()),
                  i -> ProcessHandle.current().pid());

      assertThat(results.values()).hasSize(60).doesNotContain(ProcessHandle.current().pid());
      assertThat(results.values().stream().distinct()).hasSizeGreaterThan(3);
    }
  }

  @Test
  void aTaskOfSoManyItemsIsOneWorkers() {
    List<Long> pids =
        Dispatch.process(
                ActionSite.of("MishapsTest", "pid", "numbers"),
                PID,
                itemsPerTask(5),
                nWorkers(2),
                on(POOL))
            .results(
                ArgumentSets.of(IntStream.range(0, 10).boxed().toList()),
                i -> ProcessHandle.current().pid())
            .values();

    assertThat(pids.subList(0, 5)).containsOnly(pids.get(0));
    assertThat(pids.subList(5, 10)).containsOnly(pids.get(5));
  }

  static final RemoteAction<List<Integer>, @Nullable Object[]> PID =
      RemoteAction.of(
          MishapsTest.class,
          "pid",
          Codecs.INTEGER,
          Codecs.LONG,
          in -> i -> ProcessHandle.current().pid());
}
