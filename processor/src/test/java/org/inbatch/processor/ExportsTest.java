package org.inbatch.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * In a package that a named module exports, a dispatcher shows what its actions show to their
 * package alone: it suppresses javac's warning of that where there is one, and nowhere else.
 */
class ExportsTest {

  private static final String MODULE =
      """
      module example {
        requires transitive org.inbatch;
        requires transitive java.sql;
        requires java.prefs;
        exports open;
        exports befriended to org.inbatch;
      }
      """;

  private static final Map<String, String> TYPES =
      Map.of(
          "open/Shown.java", "package open; public interface Shown { interface In {} }",
          "open/Hidden.java", "package open; interface Hidden { interface In {} }",
          "closed/Inside.java", "package closed; public interface Inside {}",
          "befriended/Friend.java", "package befriended; public class Friend {}");

  /** Types of a parameter that every other module knows. */
  private static final List<String> KNOWN =
      List.of(
          "int",
          "int[]",
          "String",
          "Shown",
          "Shown.In[]",
          "java.util.Map<String, ? extends Number>",
          "java.util.List<?>",
          "java.sql.Date",
          "java.util.logging.Level");

  /** Types of a parameter that some other module does not know, or not by way of this one. */
  private static final List<String> UNKNOWN =
      List.of(
          "Hidden",
          "Hidden.In",
          "closed.Inside",
          "closed.Inside[]",
          "java.util.Map<String, closed.Inside>",
          "java.util.List<? extends closed.Inside>",
          "java.util.List<? super closed.Inside>",
          "befriended.Friend",
          "java.util.prefs.Preferences");

  private static final Pattern METHOD =
      Pattern.compile("(@SuppressWarnings\\(\"exports\"\\)\\s+)?public [\\w.<>@?, ]+ (\\w+)\\(");

  @TempDir private Path directory;

  @Test
  void whatOthersDoNotKnowIsShownWithoutAWarning() throws IOException {
    assertThat(suppressedIn("open", "public"))
        .containsExactlyElementsOf(
            IntStream.range(0, UNKNOWN.size()).mapToObj(i -> "unknown" + i).toList());
  }

  @Test
  void whereNothingIsShownNothingIsSuppressed() throws IOException {
    assertThat(suppressedIn("open", "")).isEmpty();
    assertThat(suppressedIn("closed", "public")).isEmpty();
  }

  @Test
  void outsideOfModulesNothingIsSuppressed() throws IOException {
    Path sources = write("open", "public");
    Files.delete(sources.resolve("module-info.java"));

    assertThat(Compilers.javac(sources, directory.resolve("classPath"))).isEmpty();

    assertThat(suppressed(directory.resolve("classPath"))).isEmpty();
  }

  private List<String> suppressedIn(String home, String access) throws IOException {
    Path output = directory.resolve("output" + home + access);
    assertThat(
            Compilers.javac(
                write(home, access),
                output,
                "--module-path",
                Compilers.MODULE_PATH,
                "-cp",
                "",
                "-Werror"))
        .isEmpty();

    return suppressed(output);
  }

  private static List<String> suppressed(Path output) throws IOException {
    String dispatcher = Compilers.generated(output).get("ExampleDispatcher.java");
    List<MatchResult> methods = METHOD.matcher(dispatcher).results().toList();
    assertThat(methods).hasSizeGreaterThanOrEqualTo(KNOWN.size() + UNKNOWN.size());
    return methods.stream().filter(one -> one.group(1) != null).map(one -> one.group(2)).toList();
  }

  /** Writes a module with a batch class that has an action for each type. */
  private Path write(String home, String access) throws IOException {
    Path sources = directory.resolve("sources" + home + access);
    for (Map.Entry<String, String> type : TYPES.entrySet()) {
      Path file = sources.resolve(type.getKey());
      Files.createDirectories(file.getParent());
      Files.writeString(file, type.getValue());
    }
    Files.writeString(sources.resolve("module-info.java"), MODULE);
    boolean abroad = !home.equals("open");
    Files.writeString(
        sources.resolve(home).resolve("Example.java"),
        """
        package %s;

        import open.Shown;
        import org.inbatch.*;
        import org.inbatch.annotations.*;

        %s class Example extends Batch<String> implements ExampleDispatcher.Parallel {
          public Example(java.util.List<String> items) { super(items); }
        %s%s}
        """
            .formatted(
                home,
                access,
                actions("known", KNOWN),
                actions(
                    "unknown",
                    UNKNOWN.stream()
                        .map(type -> abroad ? type.replaceAll("^Hidden.*", "Shown") : type)
                        .toList())));
    return sources;
  }

  private static String actions(String name, List<String> types) {
    return IntStream.range(0, types.size())
        .mapToObj(i ->
            """
              @InBatchParallel(init = "indices")
              void %s%d(String item, %s type) {}
            """
                .formatted(name, i, types.get(i)))
        .collect(Collectors.joining());
  }
}
