package org.inbatch.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.context.ContextRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import me.tongfei.progressbar.ProgressBar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProgramTest {

  private static final String VARIABLE = "INBATCH_NUM_THREADS";
  private static final String PROPERTY = "-Dinbatch.num.threads=";

  /** How many outcomes are summed up, in a heap of what size. */
  private static final long STREAMED = Long.getLong("streamed", 5_000_000);

  private static final String STREAMED_IN = System.getProperty("streamed.in", "32m");

  @TempDir private Path directory;

  private Program.Ending run(Class<?> main) throws Exception {
    return new Program(main).run(directory);
  }

  @Test
  void nothingIsPrintedWithoutTheOptionalLibraries() throws Exception {
    assertThat(run(Programs.CallsOfEveryKind.class)).isEqualTo(new Program.Ending(0, "", ""));
  }

  @Test
  void nothingIsPrintedWithTheOptionalLibraries() throws Exception {
    Program.Ending ending =
        new Program(Programs.CallsOfEveryKind.class)
            .withLibraryOf(ContextRegistry.class)
            .withLibraryOf(ProgressBar.class)
            .run(directory);

    assertThat(ending).isEqualTo(new Program.Ending(0, "", ""));
  }

  @Test
  void aStreamOfMoreOutcomesThanMemoryHasRoomForIsSummedUp() throws Exception {
    Program.Ending ending =
        new Program(Programs.SumsUpAStream.class)
            .withFlags("-Xmx" + STREAMED_IN)
            .withArguments(Long.toString(STREAMED))
            .within(Duration.ofMinutes(10))
            .run(directory);

    assertThat(ending)
        .isEqualTo(new Program.Ending(0, Long.toString((STREAMED - 1) * STREAMED / 2), ""));
  }

  @Test
  void argumentSetsInFlightAreAllThatMemoryNeedsRoomFor() throws Exception {
    Program.Ending ending =
        new Program(Programs.HasAThousandInFlight.class).withFlags("-Xmx48m").run(directory);

    assertThat(ending).isEqualTo(new Program.Ending(0, "100000", ""));
  }

  @Test
  void aProgramEndsThoughThreadsAndItemsAreLeft() throws Exception {
    assertThat(run(Programs.LeavesItemsRunning.class))
        .isEqualTo(new Program.Ending(0, "main is over", ""));
  }

  @Test
  void theNumberOfThreadsIsThatOfTheCores() throws Exception {
    Program.Ending ending =
        new Program(Programs.PrintsThreads.class)
            .withFlags("-XX:ActiveProcessorCount=5")
            .run(directory);

    assertThat(ending).isEqualTo(new Program.Ending(0, "5", ""));
  }

  @Test
  void theVariableIsStrongerThanTheDefault() throws Exception {
    Program.Ending ending =
        new Program(Programs.PrintsThreads.class)
            .withEnvironment(Map.of(VARIABLE, "7"))
            .run(directory);

    assertThat(ending).isEqualTo(new Program.Ending(0, "7", ""));
  }

  @Test
  void thePropertyIsStrongerThanTheVariable() throws Exception {
    Program.Ending ending =
        new Program(Programs.PrintsThreads.class)
            .withEnvironment(Map.of(VARIABLE, "7"))
            .withFlags(PROPERTY + 9)
            .run(directory);

    assertThat(ending).isEqualTo(new Program.Ending(0, "9", ""));
  }

  @Test
  void theBuilderIsStrongerThanTheProperty() throws Exception {
    Program.Ending ending =
        new Program(Programs.FixesThreads.class)
            .withEnvironment(Map.of(VARIABLE, "7"))
            .withFlags(PROPERTY + 9)
            .run(directory);

    assertThat(ending).isEqualTo(new Program.Ending(0, "11", ""));
  }

  @Test
  void aBadVariableIsRefusedWithNameAndValue() throws Exception {
    Program.Ending ending =
        new Program(Programs.PrintsThreads.class)
            .withEnvironment(Map.of(VARIABLE, "many"))
            .run(directory);

    assertThat(ending.exitCode()).isEqualTo(1);
    assertThat(ending.err()).contains(VARIABLE).contains("\"many\"");
  }

  @Test
  void theConfiguredNumberOfThreadsIsWhatACallGets() throws Exception {
    Program.Ending ending =
        new Program(Programs.CountsWorkers.class)
            .withEnvironment(Map.of(VARIABLE, "1"))
            .run(directory);

    assertThat(ending).isEqualTo(new Program.Ending(0, "1", ""));
  }

  @Test
  void whereThereIsNoTerminalAProgressBarIsLinesOnStandardError() throws Exception {
    Program.Ending ending =
        new Program(Programs.ShowsABar.class).withLibraryOf(ProgressBar.class).run(directory);

    assertThat(ending.exitCode()).isZero();
    assertThat(ending.out()).isEqualTo("1000");
    assertThat(ending.err().lines()).allMatch(line -> line.startsWith("ProgramBatch.work: "));
    assertThat(ending.err()).contains("1000 of 1000 items, 0 failed");
  }

  @Test
  void aProgressBarSaysWhichLibraryItMissesTerminalOrNot() throws Exception {
    Program.Ending ending = run(Programs.ShowsABar.class);

    assertThat(ending.out()).contains("progressBar").contains("me.tongfei:progressbar");
    assertThat(ending.err()).isEmpty();
  }

  @Test
  void nativeCodeIsCalledWithoutAWarningWhereThatIsAllowed() throws Exception {
    Program.Ending ending =
        new Program(Programs.CallsC.class)
            .withFlags("--enable-native-access=ALL-UNNAMED")
            .run(directory);

    assertThat(ending).isEqualTo(new Program.Ending(0, "[1, 2]", ""));
  }

  @Test
  void whereNativeCodeMayNotBeCalledTheFlagIsNamedAndNothingPrinted() throws Exception {
    assertThat(run(Programs.CallsC.class))
        .isEqualTo(
            new Program.Ending(
                0,
                "ProgramBatch.work calls native code, which this JVM does not allow InBatch: start it"
                    + " with --enable-native-access=ALL-UNNAMED",
                ""));
  }
}
