package org.inbatch.engine.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.inbatch.engine.process.Errands.Errand;
import org.junit.jupiter.api.Test;

final class WorkerJvmTest {

  @Test
  void aMessageIsAnswered() throws Exception {
    try (WorkerJvm worker = WorkerJvm.start(WorkerSettings.defaults(), "w1", Errands.class)) {
      worker.awaitReady();
      assertThat(Errands.run(worker, Errand.ECHO, "hello")).isEqualTo("hello");
    }
  }
}
