package org.inbatch.processor.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.tools.Diagnostic;
import org.inbatch.processor.Compilers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Batch classes with one mistake each are told about it where it is, in one pass, and nothing else
 * is told.
 */
class RandomMistakesTest {

  private static final int CLASSES = Integer.getInteger("random.mistakes", 500);
  private static final long SEED = Long.getLong("random.seed", 20_261_121L);

  @TempDir private Path directory;

  @Test
  void everyMistakeIsToldAndNothingElse() throws Exception {
    Map<String, Fault> faults = new HashMap<>();
    Path sources = write(faults);
    Path output = Files.createDirectories(directory.resolve("output"));
    Path library = Files.createDirectories(directory.resolve("library"));
    Compilers.javac(
        Library.write(directory.resolve("librarySources")), library, "-proc:none", "-Xlint:none");

    String classPath = library + System.getProperty("path.separator") + Compilers.CLASS_PATH;
    List<Compilers.Told> errors =
        Compilers.javac(sources, output, "-cp", classPath, "-Xlint:none", "-Xmaxerrs", "100000")
            .stream()
            .filter(told -> told.kind() == Diagnostic.Kind.ERROR)
            .toList();

    assertThat(errors)
        .as("seed %d, sources in %s", SEED, sources)
        .allMatch(told -> told.text().startsWith("[InBatch"));
    List<String> untold = new ArrayList<>();
    faults.forEach((file, fault) -> {
      if (errors.stream()
          .noneMatch(told -> told.file().equals(file) && told.text().startsWith("[" + fault.id))) {
        untold.add(fault + " in " + file);
      }
    });
    assertThat(untold).as("seed %d, sources in %s", SEED, sources).isEmpty();
    assertThat(errors)
        .as("seed %d, sources in %s", SEED, sources)
        .allMatch(told -> faults.containsKey(told.file()));
  }

  private Path write(Map<String, Fault> faults) throws Exception {
    Plans plans = new Plans(SEED, Plans.ALL_PACKAGES);
    Random random = new Random(SEED);
    List<Fault> allFaults = List.of(Fault.values());
    Path sources = directory.resolve("sources");
    for (String name : Plans.ALL_PACKAGES) {
      Plans.writeHidden(sources, name);
    }
    while (faults.size() < CLASSES) {
      BatchPlan plan = plans.batch(List.of());
      Fault fault = allFaults.get(random.nextInt(allFaults.size()));
      if (fault.breakOne(plan, random)) {
        for (Map.Entry<String, String> source : plan.sources().entrySet()) {
          Files.writeString(sources.resolve(source.getKey()), source.getValue());
        }
        faults.put(plan.topLevel() + ".java", fault);
      }
    }
    return sources;
  }
}
