package org.inbatch.processor.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import org.inbatch.processor.Compilers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Batch classes of all shapes compile without a warning, and their dispatchers give what a plain
 * loop gives.
 */
class RandomBatchesTest {

  private static final int CLASSES = Integer.getInteger("random.classes", 500);

  /** Another one each day of the month, so that time covers more than one run does. */
  private static final long SEED = Long.getLong("random.seed", 20_261_121L);

  @TempDir private Path directory;

  @Test
  void rightClassesGiveWhatALoopGives() throws Exception {
    List<BatchPlan> plans = draw();
    Path library = directory.resolve("library");
    Files.createDirectories(library);
    assertThat(
            Compilers.javac(
                Library.write(directory.resolve("librarySources")),
                library,
                "-proc:none",
                "-Xlint:none"))
        .isEmpty();
    Path sources = directory.resolve("sources");
    Path checks = directory.resolve("checks");
    write(plans, sources, checks);
    Path output = Files.createDirectories(directory.resolve("output"));

    assertThat(compile(sources, output, library, "-Werror"))
        .as("seed %d, sources in %s", SEED, sources)
        .isEmpty();
    assertThat(compile(checks, output, library, "-proc:none"))
        .as("seed %d, sources in %s", SEED, checks)
        .noneMatch(told -> told.kind() == Diagnostic.Kind.ERROR);

    URL[] classes = {output.toUri().toURL(), library.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(classes)) {
      List<String> wrong = new ArrayList<>();
      for (BatchPlan plan : plans) {
        try {
          loader.loadClass(plan.checkClass()).getMethod("check").invoke(null);
        } catch (InvocationTargetException thrown) {
          wrong.add(plan.checkClass() + " " + thrown.getCause());
        }
      }
      assertThat(wrong).as("seed %d", SEED).isEmpty();
    }
  }

  private static List<BatchPlan> draw() {
    Plans plans = new Plans(SEED);
    List<BatchPlan> all = new ArrayList<>();
    List<BatchPlan> parents = new ArrayList<>();
    for (int i = 0; i < CLASSES; i++) {
      BatchPlan plan = plans.batch(parents);
      all.add(plan);
      if (!plan.isFinal && !plan.isGeneric && plan.parent == null && plan.mixin) {
        parents.add(plan);
      }
    }
    return all;
  }

  private static List<Compilers.Told> compile(
      Path sources, Path output, Path library, String... options) throws IOException {
    String classPath =
        Stream.of(output.toString(), library.toString(), Compilers.CLASS_PATH)
            .collect(Collectors.joining(System.getProperty("path.separator")));
    List<String> all = new ArrayList<>(List.of("-cp", classPath));
    all.addAll(List.of(options));
    return Compilers.javac(sources, output, all.toArray(String[]::new));
  }

  private static void write(List<BatchPlan> plans, Path sources, Path checks) throws IOException {
    for (String name : Plans.PACKAGES) {
      Plans.writeHidden(sources, name);
      Files.createDirectories(checks.resolve(name.replace('.', '/')));
    }
    for (BatchPlan plan : plans) {
      Files.writeString(sources.resolve(plan.file()), plan.source());
      Files.writeString(checks.resolve(plan.checkFile()), plan.checkSource());
    }
  }
}
