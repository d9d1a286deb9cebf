package org.inbatch.engine.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.inbatch.ProcessPool;
import org.junit.jupiter.api.Test;

final class WorkerSettingsTest {

  private static List<String> flags(int size, ProcessPool.Builder builder) {
    return WorkerSettings.of(builder.build().settings(), size).jvmFlags();
  }

  @Test
  void theHeapsOfAllWorkersTakeHalfOfTheMemoryAndNoneMoreThanAQuarter() {
    assertThat(flags(1, ProcessPool.builder())).containsExactly("-XX:MaxRAMPercentage=25.0");
    assertThat(flags(2, ProcessPool.builder())).containsExactly("-XX:MaxRAMPercentage=25.0");
    assertThat(flags(64, ProcessPool.builder())).containsExactly("-XX:MaxRAMPercentage=0.781");
  }

  @Test
  void aHeapThatIsSetIsNoShare() {
    assertThat(flags(8, ProcessPool.builder().heap(64 << 20))).containsExactly("-Xmx67108864");
  }

  /**
   * Of two flags that contradict each other a JVM takes the last, and {@code -Xmx} before a share.
   */
  @Test
  void flagsOfTheUsersComeLast() {
    assertThat(flags(8, ProcessPool.builder().jvmFlags("-XX:MaxRAMPercentage=60")))
        .containsExactly("-XX:MaxRAMPercentage=6.25", "-XX:MaxRAMPercentage=60");
    assertThat(flags(8, ProcessPool.builder().heap(64 << 20).jvmFlags("-Xmx1g")))
        .containsExactly("-Xmx67108864", "-Xmx1g");
  }

  @Test
  void subtypesOfWhatIsAllowedAreAllowedToo() throws Exception {
    Allowed allowed = new Allowed(Set.of(Map.class, AbstractList.class));

    assertThat(Allowed.named(allowed.names(), getClass().getClassLoader())).isEqualTo(allowed);
    assertThat(allowed.names()).containsExactly("java.util.AbstractList", "java.util.Map");
    assertThat(List.of(LinkedHashMap.class, ArrayList.class, Map.class)).allMatch(allowed);
    assertThat(List.of(String.class, Object.class)).noneMatch(allowed);
    assertThatThrownBy(() -> Allowed.named(List.of("no.such"), getClass().getClassLoader()))
        .isInstanceOf(ClassNotFoundException.class);
  }
}
