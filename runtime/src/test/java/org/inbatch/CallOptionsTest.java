package org.inbatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.inbatch.CallOptions.concurrency;
import static org.inbatch.CallOptions.failFast;
import static org.inbatch.CallOptions.itemTimeout;
import static org.inbatch.CallOptions.itemsPerTask;
import static org.inbatch.CallOptions.nWorkers;
import static org.inbatch.CallOptions.on;
import static org.inbatch.CallOptions.progress;
import static org.inbatch.CallOptions.retries;
import static org.inbatch.CallOptions.seed;
import static org.inbatch.CallOptions.sequential;
import static org.inbatch.CallOptions.timeout;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CallOptionsTest {

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
  void fewerThanOneIsRefusedWithTheValue(int n) {
    assertRefused("nWorkers", n, () -> nWorkers(n));
    assertRefused("concurrency", n, () -> concurrency(n));
    assertRefused("itemsPerTask", n, () -> itemsPerTask(n));
  }

  @Test
  void negativeRetriesAreRefusedWithTheValue() {
    assertRefused("retries", -1, () -> retries(-1));
    assertRefused("retries", -7, () -> retries(-7, IOException.class));
    assertThat(retries(0).n()).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MIN_VALUE})
  void limitsThatAreNotPositiveAreRefusedWithTheValue(long nanos) {
    Duration limit = Duration.ofNanos(nanos);
    assertRefused("timeout", limit, () -> timeout(limit));
    assertRefused("itemTimeout", limit, () -> itemTimeout(limit));
  }

  private static void assertRefused(String option, Object value, Supplier<CallOption> call) {
    assertThatIllegalArgumentException()
        .isThrownBy(call::get)
        .withMessageContaining(option)
        .withMessageContaining(value.toString());
  }

  @Test
  @SuppressWarnings("NullAway") // on purpose
  void nullIsRefusedByName() {
    assertThatNullPointerException()
        .isThrownBy(() -> timeout(null))
        .withMessageContaining("timeout");
    assertThatNullPointerException()
        .isThrownBy(() -> itemTimeout(null))
        .withMessageContaining("itemTimeout");
    assertThatNullPointerException()
        .isThrownBy(() -> progress(null))
        .withMessageContaining("progress");
    assertThatNullPointerException()
        .isThrownBy(() -> retries(1, IOException.class, null))
        .withMessageContaining("retries");
    assertThatNullPointerException()
        .isThrownBy(() -> on((ExecutorService) null))
        .withMessageContaining("executor");
    assertThatNullPointerException()
        .isThrownBy(() -> on((ProcessPool) null))
        .withMessageContaining("pool");
  }

  @Test
  void optionsAreValues() {
    assertThat(nWorkers(3)).isEqualTo(nWorkers(3)).isNotEqualTo(nWorkers(4));
    assertThat(timeout(Duration.ofSeconds(60))).isEqualTo(timeout(Duration.ofMinutes(1)));
    assertThat(failFast()).isEqualTo(failFast());
    assertThat(sequential()).isEqualTo(sequential());
    assertThat(seed(7)).isEqualTo(seed(7)).isNotEqualTo(seed(8));
    assertThat(retries(2, IOException.class)).isEqualTo(retries(2, IOException.class));
  }

  @Test
  void theCausesOfRetriesAreCopied() {
    List<Class<? extends Throwable>> causes = new ArrayList<>(List.of(IOException.class));
    CallOption.Retries retries = new CallOption.Retries(1, causes);
    causes.clear();

    assertThat(retries.causes()).containsExactly(IOException.class);
  }
}
