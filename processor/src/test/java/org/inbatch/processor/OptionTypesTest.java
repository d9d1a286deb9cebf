package org.inbatch.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An option that the action's engine does not know is a mistake of the caller's, found by the
 * compiler.
 */
class OptionTypesTest {

  @TempDir private Path directory;

  @Test
  void anOptionOfAnotherEngineDoesNotCompile() throws IOException {
    List<Compilers.Told> told = compile("concurrency(4)");

    assertThat(told).hasSize(1);
    assertThat(told.getFirst().kind()).isEqualTo(Diagnostic.Kind.ERROR);
    assertThat(told.getFirst().line()).isEqualTo(14);
    assertThat(told.getFirst().text())
        .contains("org.inbatch.CallOption.Concurrency cannot be converted to")
        .contains("org.inbatch.ThreadsOption");
  }

  @Test
  void anOptionOfItsOwnEngineDoes() throws IOException {
    assertThat(compile("sequential()")).isEmpty();
  }

  @Test
  void aNativeActionHasNeitherAnExecutorNorConcurrency() throws IOException {
    String target = ", target = ParallelTarget.NATIVE";
    for (String option :
        List.of("on(java.util.concurrent.ForkJoinPool.commonPool())", "concurrency(4)")) {
      assertThat(compile(option, target))
          .singleElement()
          .extracting(Compilers.Told::text)
          .asString()
          .contains("cannot be converted to")
          .contains("org.inbatch.NativeOption");
    }
    assertThat(compile("sequential()", target)).isEmpty();
  }

  @Test
  void aCallOfWorkerProcessesHasNoExecutorOfThreads() throws IOException {
    String target = ", target = ParallelTarget.PROCESS";
    assertThat(compile("on(java.util.concurrent.ForkJoinPool.commonPool())", target))
        .singleElement()
        .extracting(Compilers.Told::text)
        .asString()
        .contains("cannot be converted to")
        .contains("org.inbatch.ProcessOption");
    assertThat(compile("nWorkers(2)", target)).isEmpty();
  }

  @Test
  void anAsynchronousCallHasNoWorkers() throws IOException {
    List<Compilers.Told> told = compile("nWorkers(4)", ", target = ParallelTarget.ASYNC");

    assertThat(told).hasSize(1);
    assertThat(told.getFirst().kind()).isEqualTo(Diagnostic.Kind.ERROR);
    assertThat(told.getFirst().line()).isEqualTo(14);
    assertThat(told.getFirst().text())
        .contains("org.inbatch.CallOption.NWorkers cannot be converted to org.inbatch.AsyncOption");
    assertThat(compile("concurrency(4)", ", target = ParallelTarget.ASYNC")).isEmpty();
  }

  private List<Compilers.Told> compile(String option) throws IOException {
    return compile(option, "");
  }

  private List<Compilers.Told> compile(String option, String target) throws IOException {
    Path sources = Files.createDirectories(directory.resolve("sources"));
    String source =
        """
        import static org.inbatch.CallOptions.*;
        import java.util.List;
        import org.inbatch.*;
        import org.inbatch.annotations.*;

        class Words extends Batch<String> implements WordsDispatcher.Parallel {
          Words(List<String> words) { super(words); }

          @InBatchParallel(init = "indices"%s)
          static int length(String word, int extra) { return word.length() + extra; }

          void call() {
            parallel().length(1, seed(4), failFast());
            parallel().length(1, %s);
          }
        }
        """
            .formatted(target, option);
    Files.writeString(sources.resolve("Words.java"), source);
    return Compilers.javac(sources, Files.createDirectories(directory.resolve("output")));
  }
}
