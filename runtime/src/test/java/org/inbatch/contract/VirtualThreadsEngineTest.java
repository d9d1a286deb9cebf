package org.inbatch.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inbatch.CallOptions.on;
import static org.inbatch.CallOptions.timeout;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The THREADS engine on an executor that never runs out of threads: virtual ones. */
@Tag("long")
final class VirtualThreadsEngineTest extends ParallelEngineContract {

  private static final ExecutorService EXECUTOR = Executors.newVirtualThreadPerTaskExecutor();

  @Override
  public EngineUnderTest engine() {
    return new ThreadsCalls(List.of(on(EXECUTOR)));
  }

  @AfterAll
  static void nothingIsLeftBehind() throws Exception {
    EXECUTOR.shutdown();
    assertThat(EXECUTOR.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
  }

  @Test
  void itemsRunOnVirtualThreads() {
    assertThat(run(100, i -> Thread.currentThread().isVirtual(), timeout(NEVER)).values())
        .containsOnly(true);
  }
}
