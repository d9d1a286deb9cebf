package org.inbatch.engine.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class LauncherTest {

  @Test
  void crashLogsAreAmongTemporaryFilesUnlessAFlagSaysWhere() {
    assertThat(new Launcher(Errands.settings()).crashLog(17))
        .isEqualTo(Path.of(System.getProperty("java.io.tmpdir"), "hs_err_pid17.log"));
    assertThat(
            new Launcher(Errands.settings("-XX:ErrorFile=/a", "-XX:ErrorFile=/x/%p 1%%.log"))
                .crashLog(17))
        .isEqualTo(Path.of("/x/17 1%.log"));
  }

  @Test
  void whoeverSetsUpLoggingHimselfIsLeftAlone() {
    assertThat(new Launcher(Errands.settings()).flags())
        .contains("-Djava.util.logging.config.class=" + WorkerLogging.class.getName());
    assertThat(new Launcher(Errands.settings("-Djava.util.logging.config.file=own")).flags())
        .noneMatch(flag -> flag.contains("WorkerLogging"));
  }

  @Test
  void anInBatchThatIsNotOnTheClassPathIsToldSo() throws Exception {
    URL[] home = {Launcher.class.getProtectionDomain().getCodeSource().getLocation()};
    try (URLClassLoader own = new URLClassLoader(home, ClassLoader.getPlatformClassLoader())) {
      Method mainClass = own.loadClass(Launcher.class.getName()).getDeclaredMethod("mainClass");
      mainClass.setAccessible(true);

      assertThatThrownBy(() -> mainClass.invoke(null))
          .rootCause()
          .hasMessageContaining("not loaded from the class path")
          .hasMessageContaining("URLClassLoader");
    }
  }
}
