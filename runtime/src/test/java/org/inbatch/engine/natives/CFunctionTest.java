package org.inbatch.engine.natives;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CFunctionTest {

  @ParameterizedTest
  @ValueSource(strings = {"25", "25.0.2", "25.0.2+10-LTS", "25.0.3-ea+1", "24.0.2"})
  void arraysAreNotReadWhereTheyLieWhileTheJdkMayMoveThem(String version) {
    assertThatThrownBy(
            () -> CFunction.requireArraysThatStay("Batch.action", Runtime.Version.parse(version)))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage(
            "Batch.action lets C read arrays where they lie (critical = true), but JDK %s may move them"
                + " meanwhile (JDK-8377811): use JDK 25.0.3 or later, or leave critical out",
            version);
  }

  @ParameterizedTest
  @ValueSource(strings = {"25.0.3", "25.0.3+9-LTS", "26"})
  void arraysAreReadWhereTheyLieWhereTheJdkLeavesThem(String version) {
    assertThatCode(
            () -> CFunction.requireArraysThatStay("Batch.action", Runtime.Version.parse(version)))
        .doesNotThrowAnyException();
  }

  @Test
  void aModuleWithoutNativeAccessIsNamedWithItsFlag() {
    Module module = ModuleLayer.boot().findModule("java.xml").orElseThrow();
    assertThatThrownBy(() -> CFunction.requireNativeAccess("Batch.action", module))
        .isInstanceOf(IllegalCallerException.class)
        .hasMessage(
            "Batch.action calls native code, which this JVM does not allow InBatch: start it with"
                + " --enable-native-access=java.xml");
  }
}
