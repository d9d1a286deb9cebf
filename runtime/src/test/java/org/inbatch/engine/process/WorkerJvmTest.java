package org.inbatch.engine.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.inbatch.engine.process.Errands.Errand;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class WorkerJvmTest {

  /** What one worker can do, one after the other. */
  @Nested
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  final class AWorker {

    private final Logged printed = new Logged(OutputLine.PRINTED);
    private final Logged logged = new Logged("the.errands");
    private final WorkerJvm worker =
        WorkerJvm.start(
            new WorkerSettings(
                List.of("-Dsome.property=a \"b\" \\c", "-Xss2m", "-Xmx100m"),
                false,
                Set.of("HOME"),
                Map.of("SOME_VARIABLE", "x y", "MKL_NUM_THREADS", "7"),
                3,
                64 << 20,
                new Allowed(Set.of()),
                Duration.ofSeconds(60),
                Duration.ofSeconds(60)),
            "worker-a",
            Errands.class);

    @BeforeAll
    void itIsReady() throws Exception {
      worker.awaitReady();
    }

    @AfterAll
    void itEnds() {
      worker.close();
      worker.ending();
      printed.close();
      logged.close();
    }

    @Test
    void answers() {
      assertThat(Errands.run(worker, Errand.ECHO, "hello")).isEqualTo("hello");
      assertThat(worker.isAlive()).isTrue();
      assertThat(worker.handle().pid()).isEqualTo(worker.pid());
      assertThat(worker.name()).isEqualTo("worker-a");
    }

    @Test
    void answersAMessageThatIsLargerThanTheRing() {
      byte[] large = new byte[5 * Ring.SIZE + 12345];
      new Random(1).nextBytes(large);
      Errands.send(worker, Errand.ECHO, large);

      assertThat(Errands.answer(worker)).isEqualTo(large);
    }

    @Test
    void neverWaitsForAParentThatWaitsForIt() {
      byte[] text = new byte[200_000];
      for (int i = 0; i < 50; i++) {
        Arrays.fill(text, (byte) i);
        Errands.send(worker, Errand.ECHO, text);
      }

      for (int i = 0; i < 50; i++) {
        Arrays.fill(text, (byte) i);
        assertThat(Errands.answer(worker)).isEqualTo(text);
      }
    }

    @Test
    void tellsWhatItRunsAndIsInterruptedInThatItemAlone() {
      ControlPage page = worker.page();
      page.offer(Errands.CHUNK, 2);
      Errands.send(worker, Errand.HANG, new byte[0]);
      while (page.running() != Errands.HUNG) {
        Thread.onSpinWait();
      }
      assertThat(page.next()).isEqualTo(1);
      worker.interruptItem(Errands.HUNG + 1);
      worker.interruptItem(Errands.HUNG - 1);
      worker.interruptItem(Errands.HUNG);

      assertThat(Errands.string(Errands.answer(worker))).isEqualTo("false " + Errands.HUNG);
      assertThat(page.running()).isEqualTo(ControlPage.NONE);
      assertThat(page.take(Errands.CHUNK)).isTrue();
    }

    @Test
    void isStillThereWhenItsDriverWasInterrupted() {
      ControlPage page = worker.page();
      page.offer(Errands.CHUNK, 1);
      Errands.send(worker, Errand.HANG, new byte[0]);
      Thread.currentThread().interrupt();

      assertThat(worker.input().awaitInput()).isFalse();
      assertThat(Thread.interrupted()).isTrue();
      while (page.running() != Errands.HUNG) {
        Thread.onSpinWait();
      }
      worker.interruptItem(Errands.HUNG);
      assertThat(worker.input().awaitInput()).isTrue();
      Thread.currentThread().interrupt();
      Errands.answer(worker);
      assertThat(Errands.run(worker, Errand.ECHO, "and on")).isEqualTo("and on");
      assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void hasNothingOnItsStandardInput() {
      assertThat(Errands.run(worker, Errand.READ, "")).isEmpty();
    }

    @Test
    void printsToTheLogOfItsParent() throws Exception {
      Errands.run(worker, Errand.PRINT, "schön\u0001");

      assertThat(printed.next()).isEqualTo("INFO [worker-a] schön\u0001");
      assertThat(printed.next()).isEqualTo("INFO [worker-a] schön\u0001");
    }

    @Test
    void logsToTheLogOfItsParent() throws Exception {
      Errands.run(worker, Errand.LOG, "a text");

      assertThat(logged.next())
          .startsWith("WARNING [worker-a] a text\njava.io.IOException: a cause\n\tat ")
          .contains("Errands.answer");
    }

    @Test
    void isSetUpAsTheSettingsSay() {
      assertThat(Errands.run(worker, Errand.PROPERTY, "some.property")).isEqualTo("a \"b\" \\c");
      assertThat(Errands.run(worker, Errand.PROPERTY, "java.class.path"))
          .isEqualTo(System.getProperty("java.class.path"));
      assertThat(Errands.run(worker, Errand.VARIABLE, "SOME_VARIABLE")).isEqualTo("x y");
      assertThat(Errands.run(worker, Errand.VARIABLE, "HOME")).isEqualTo("null");
      assertThat(Errands.run(worker, Errand.VARIABLE, "PATH")).isEqualTo(System.getenv("PATH"));
      assertThat(Errands.run(worker, Errand.VARIABLE, "OMP_NUM_THREADS")).isEqualTo("3");
      assertThat(Errands.run(worker, Errand.VARIABLE, "MKL_NUM_THREADS")).isEqualTo("7");
      assertThat(Errands.run(worker, Errand.SIZES, "")).isEqualTo("3 true");
    }

    @Test
    void leavesNoFileWhileItRuns() {
      awaitNoFile();
      assertThat(Errands.run(worker, Errand.ECHO, "runs")).isEqualTo("runs");
    }
  }

  /** They are removed when a worker is connected, or is known to have ended before. */
  @AfterEach
  void noFileIsLeft() {
    awaitNoFile();
  }

  private static void awaitNoFile() {
    Awaitility.await()
        .untilAsserted(() -> assertThat(Nests.of(ProcessHandle.current().pid())).isEmpty());
  }

  private static WorkerJvm started(WorkerSettings settings) throws Exception {
    WorkerJvm worker = WorkerJvm.start(settings, "worker-b", Errands.class);
    worker.awaitReady();
    return worker;
  }

  private static WorkerJvm started() throws Exception {
    return started(Errands.settings());
  }

  @Test
  void whatAWorkerWroteBeforeItExitedIsRead() throws Exception {
    try (WorkerJvm worker = started()) {
      Errands.send(worker, Errand.EXIT, Errands.bytes("3"));
      Ending ending = worker.ending();

      assertThat(worker.isAlive()).isFalse();
      assertThat(ending).isEqualTo(new Ending(3, List.of(), Optional.empty()));
      assertThat(ending.describe()).isEqualTo("exit code 3");
      assertThat(worker.input().awaitInput()).isTrue();
      assertThat(Errands.answer(worker)).isEqualTo(Errands.bytes("3"));
      assertThatThrownBy(worker.input()::awaitInput).isInstanceOf(WorkerLost.class);
      assertThatThrownBy(() -> Errands.answer(worker)).isInstanceOf(WorkerLost.class);
      assertThatThrownBy(() -> Errands.send(worker, Errand.ECHO, new byte[3 * Ring.SIZE]))
          .isInstanceOf(WorkerLost.class);
      worker.interruptItem(0);
      worker.kill();
      worker.end();
    }
  }

  @Test
  void aWorkerThatCrashesLeavesItsLog() throws Exception {
    try (WorkerJvm worker = started()) {
      Errands.send(worker, Errand.CRASH, new byte[0]);

      assertThatThrownBy(worker.input()::awaitInput).isInstanceOf(WorkerLost.class);
      Ending ending = worker.ending();
      Path log = ending.crashLog().orElseThrow();
      assertThat(log).content().contains("SIGSEGV").contains("Errands");
      Files.delete(log);
      assertThat(ending.cause()).isEqualTo("SIGABRT (exit code 134)");
      assertThat(ending.describe())
          .contains("crash log " + log)
          .contains("A fatal error has been detected");
    }
  }

  @Test
  void aWorkerIsKilledWithTheProcessesThatItStarted() throws Exception {
    try (WorkerJvm worker = started()) {
      ProcessHandle child =
          ProcessHandle.of(Long.parseLong(Errands.run(worker, Errand.SPAWN, ""))).orElseThrow();
      worker.kill();

      assertThat(worker.ending().cause()).isEqualTo("SIGKILL (exit code 137)");
      child.onExit().get(1, TimeUnit.MINUTES);
      worker.kill();
    }
  }

  @Test
  void aWorkerThatHasJustBegunIsInterruptedAsSoonAsItIsConnected() throws Exception {
    try (WorkerJvm worker = started()) {
      worker.page().offer(Errands.CHUNK, 1);
      Errands.send(worker, Errand.HANG, new byte[0]);
      while (worker.page().running() != Errands.HUNG) {
        Thread.onSpinWait();
      }
      worker.interruptItem(Errands.HUNG);

      assertThat(Errands.string(Errands.answer(worker))).isEqualTo("false " + Errands.HUNG);
      assertThat(worker.hearsOrders()).isTrue();
    }
  }

  @Test
  void aWorkerExitsWhenItIsAskedTo() throws Exception {
    try (WorkerJvm worker = started()) {
      worker.end();

      assertThat(worker.ending()).isEqualTo(new Ending(0, List.of(), Optional.empty()));
    }
  }

  @Test
  void aWorkerThatDoesNotExitIsKilled() throws Exception {
    WorkerSettings impatient = with(Duration.ofMinutes(1), Duration.ofMillis(1), "-Xlog:disable");
    try (WorkerJvm worker = started(impatient)) {
      Errands.run(worker, Errand.STAY, "");
      worker.end();

      assertThat(worker.ending().exitCode()).isEqualTo(137);
    }
  }

  @Test
  void aBadFlagIsToldWithWhatTheJvmSaysOfIt() {
    try (WorkerJvm worker =
        WorkerJvm.start(Errands.settings("-XX:+NoSuchFlag"), "worker-c", Errands.class)) {
      assertThatThrownBy(worker::awaitReady)
          .isInstanceOf(WorkerStartException.class)
          .hasMessageContaining("worker-c could not be started: exit code 1")
          .hasMessageContaining("Unrecognized VM option 'NoSuchFlag'");
      assertThat(worker.isAlive()).isFalse();
      assertThatThrownBy(worker::input).isInstanceOf(IllegalStateException.class);
      worker.end();
    }
  }

  @Test
  void aWorkerThatDoesNotStartInTimeIsGivenUp() {
    WorkerSettings impatient = with(Duration.ofNanos(1), Duration.ofMinutes(1));
    try (WorkerJvm worker = WorkerJvm.start(impatient, "worker-d", Errands.class)) {
      assertThatThrownBy(worker::awaitReady)
          .isInstanceOf(WorkerStartException.class)
          .hasMessageContaining("PT0.000000001S");
      assertThat(worker.ending().exitCode()).isEqualTo(137);
    }
  }

  @Test
  void aWorkerThatIsClosedBeforeItIsReadyNeverIs() {
    WorkerJvm worker = WorkerJvm.start(Errands.settings(), "worker-e", Errands.class);
    worker.close();
    worker.close();

    assertThatThrownBy(worker::awaitReady).isInstanceOf(WorkerStartException.class);
    assertThat(worker.isAlive()).isFalse();
  }

  private static WorkerSettings with(Duration start, Duration end, String... flags) {
    return new WorkerSettings(
        List.of(flags), false, Set.of(), Map.of(), 1, 1 << 20, new Allowed(Set.of()), start, end);
  }
}
