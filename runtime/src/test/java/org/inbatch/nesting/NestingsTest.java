package org.inbatch.nesting;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.inbatch.program.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nested calls end, each as the model says, and leave no thread behind: {@code -Dnestings} says how
 * many are tried.
 */
final class NestingsTest {

  private static final int COUNT = Integer.getInteger("nestings", 1_000);
  private static final long SEED = Long.getLong("nestings.seed", 20_261_122L);

  @TempDir private Path directory;

  @Test
  void everyNestingEndsAsTheModelSays() throws Exception {
    List<Future<Program.Ending>> endings = new ArrayList<>();
    try (ExecutorService programs = Executors.newCachedThreadPool()) {
      for (int pool : Nestings.POOLS) {
        endings.add(programs.submit(() -> onPoolOf(pool).run(directory)));
      }
    }
    for (Future<Program.Ending> ending : endings) {
      assertThat(ending.get()).isEqualTo(new Program.Ending(0, "", ""));
    }
  }

  private static Program onPoolOf(int threads) {
    return new Program(Nestings.class)
        .withFlags("-Dinbatch.num.threads=" + threads)
        .withArguments(Long.toString(SEED), Long.toString(SEED + COUNT))
        .within(Duration.ofMinutes(30));
  }
}
