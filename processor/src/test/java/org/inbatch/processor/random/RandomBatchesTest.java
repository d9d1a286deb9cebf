package org.inbatch.processor.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import org.inbatch.processor.Compilers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Batch classes of all shapes compile without a warning, and their dispatchers give what a plain
 * loop gives.
 */
class RandomBatchesTest {

  private static final int CLASSES = Integer.getInteger("random.classes", 60);
  private static final long SEED = Long.getLong("random.seed", 20_261_121L);

  @TempDir private Path directory;

  /** Some extend a batch class that comes from a class file. */
  @Test
  void onTheClassPath() throws Exception {
    Plans plans = new Plans(SEED, Plans.ALL_PACKAGES);
    List<BatchPlan> parents = draw(plans, CLASSES / 10, List.of());
    List<BatchPlan> others =
        draw(
            plans,
            CLASSES / 2 - parents.size(),
            parents.stream().filter(RandomBatchesTest::mayBeExtended).toList());
    Path library = library("-cp", Compilers.CLASS_PATH);
    Path output = Files.createDirectories(directory.resolve("output"));

    for (List<BatchPlan> round : List.of(parents, others)) {
      Path sources = write("sources" + round.size(), round, BatchPlan::sources);
      assertThat(
              Compilers.javac(
                  sources, output, "-cp", path(output, library), "-parameters", "-Werror"))
          .as("seed %d, sources in %s", SEED, sources)
          .isEmpty();
    }

    assertGiveWhatALoopGives(
        Stream.of(parents, others).flatMap(List::stream).toList(), output, library);
  }

  /** Its packages are exported, and so is what a public class shows. */
  @Test
  void inANamedModule() throws Exception {
    List<BatchPlan> plans = draw(new Plans(SEED + 1, Plans.PACKAGES), CLASSES / 2, null);
    Files.createDirectories(directory.resolve("librarySources"));
    Files.writeString(
        directory.resolve("librarySources/module-info.java"),
        "module lib { requires transitive org.inbatch; exports lib; }");
    Path library = library("--module-path", Compilers.MODULE_PATH, "-cp", "");
    Path sources = write("sources", plans, BatchPlan::sources);
    Files.writeString(
        sources.resolve("module-info.java"),
        Plans.PACKAGES.stream()
            .map(name -> "  exports " + name + ";\n")
            .collect(
                Collectors.joining(
                    "",
                    "module random {\n  requires transitive org.inbatch;\n  requires transitive lib;\n",
                    "}\n")));
    Path output = Files.createDirectories(directory.resolve("output"));

    assertThat(
            Compilers.javac(
                sources,
                output,
                "--module-path",
                Compilers.MODULE_PATH + File.pathSeparator + library,
                "-cp",
                "",
                "-Werror"))
        .as("seed %d, sources in %s", SEED + 1, sources)
        .isEmpty();

    assertGiveWhatALoopGives(plans, output, library);
  }

  private static boolean mayBeExtended(BatchPlan plan) {
    return !plan.isFinal && !plan.isInner && !plan.isGeneric && plan.parent == null && plan.mixin;
  }

  /** Draws classes; where no parents are given, from one another. */
  private static List<BatchPlan> draw(
      Plans plans, int count, @Nullable List<BatchPlan> givenParents) {
    List<BatchPlan> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(
          plans.batch(
              givenParents != null
                  ? givenParents
                  : all.stream().filter(RandomBatchesTest::mayBeExtended).toList()));
    }
    return all;
  }

  private Path library(String... options) throws IOException {
    Path library = Files.createDirectories(directory.resolve("library"));
    List<String> all = new ArrayList<>(List.of("-proc:none", "-Xlint:none"));
    all.addAll(List.of(options));
    assertThat(
            Compilers.javac(
                Library.write(directory.resolve("librarySources")),
                library,
                all.toArray(String[]::new)))
        .isEmpty();
    return library;
  }

  private static String path(Path... first) {
    return Stream.concat(Stream.of(first).map(Path::toString), Stream.of(Compilers.CLASS_PATH))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private Path write(
      String name, List<BatchPlan> plans, Function<BatchPlan, Map<String, String>> sources)
      throws IOException {
    Path root = directory.resolve(name);
    for (String inPackage : plans.stream().map(plan -> plan.packageName).distinct().toList()) {
      Plans.writeHidden(root, inPackage);
    }
    for (BatchPlan plan : plans) {
      for (Map.Entry<String, String> source : sources.apply(plan).entrySet()) {
        Files.writeString(root.resolve(source.getKey()), source.getValue());
      }
    }
    return root;
  }

  private void assertGiveWhatALoopGives(List<BatchPlan> plans, Path output, Path library)
      throws Exception {
    Path checks = write("checks", plans, BatchPlan::checkSources);
    Path checking = Files.createDirectories(directory.resolve("checking"));
    assertThat(Compilers.javac(checks, checking, "-cp", path(output, library), "-proc:none"))
        .as("seed %d, sources in %s", SEED, checks)
        .noneMatch(told -> told.kind() == Diagnostic.Kind.ERROR);
    URL[] classes = {checking.toUri().toURL(), output.toUri().toURL(), library.toUri().toURL()};
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
}
