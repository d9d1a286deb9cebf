package org.inbatch.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** What is in the jars. */
class JarsTest {

  private static final int JAVA_17 = 61;
  private static final int JAVA_25 = 69;

  @Test
  void whatCompilersLoadIsForJava17() throws IOException {
    assertThat(versions(Jars.ANNOTATIONS)).isNotEmpty().values().containsOnly(JAVA_17);
    assertThat(versions(Jars.PROCESSOR)).isNotEmpty().values().containsOnly(JAVA_17);
  }

  /** Users' Mavens read the descriptor, with the JDK that they were started with. */
  @Test
  void theRunTimeIsForJava25ButForItsDescriptor() throws IOException {
    Map<String, Integer> versions = versions(Jars.RUN_TIME);
    assertThat(versions.remove("module-info.class")).isEqualTo(JAVA_17);
    assertThat(versions).isNotEmpty().values().containsOnly(JAVA_25);
  }

  @Test
  void theModulesShowWhatUsersAndGeneratedCodeName() {
    assertThat(exports(Jars.ANNOTATIONS, "org.inbatch.annotations"))
        .containsExactlyInAnyOrder("org.inbatch.annotations");
    assertThat(exports(Jars.RUN_TIME, "org.inbatch"))
        .containsExactlyInAnyOrder(
            "org.inbatch", "org.inbatch.dispatch", "org.inbatch.observe", "org.inbatch.wire");
    assertThat(exports(Jars.PROCESSOR, "org.inbatch.processor")).isEmpty();
  }

  @Test
  void buildToolsFindTheProcessorAndThatItIsolates() throws IOException {
    try (JarFile jar = new JarFile(Jars.PROCESSOR.toFile())) {
      assertThat(text(jar, "META-INF/services/javax.annotation.processing.Processor"))
          .isEqualToIgnoringNewLines("org.inbatch.processor.InBatchProcessor");
      assertThat(text(jar, "META-INF/gradle/incremental.annotation.processors"))
          .isEqualToIgnoringNewLines("org.inbatch.processor.InBatchProcessor,isolating");
    }
  }

  private static String text(JarFile jar, String entry) throws IOException {
    try (var file = jar.getInputStream(jar.getJarEntry(entry))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Set<String> exports(Path jar, String module) {
    ModuleDescriptor descriptor = ModuleFinder.of(jar).find(module).orElseThrow().descriptor();
    return descriptor.exports().stream()
        .filter(export -> !export.isQualified())
        .map(ModuleDescriptor.Exports::source)
        .collect(java.util.stream.Collectors.toSet());
  }

  /** The version of each class file. */
  private static Map<String, Integer> versions(Path path) throws IOException {
    Map<String, Integer> versions = new TreeMap<>();
    try (JarFile jar = new JarFile(path.toFile())) {
      for (JarEntry entry : java.util.Collections.list(jar.entries())) {
        if (entry.getName().endsWith(".class")) {
          try (DataInputStream file = new DataInputStream(jar.getInputStream(entry))) {
            file.skipNBytes(6);
            versions.put(entry.getName(), file.readUnsignedShort());
          }
        }
      }
    }
    return versions;
  }
}
