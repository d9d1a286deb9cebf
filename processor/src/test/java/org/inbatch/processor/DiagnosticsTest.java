package org.inbatch.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import org.inbatch.processor.Compilers.Told;
import org.inbatch.processor.report.Message;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code docs/diagnostics.md}, kept true: it has every message, in the catalogue's order, and each
 * example is told exactly that message, on the marked line, and nothing else; its mend compiles
 * without a warning.
 *
 * <p>{@code -Dgolden.rewrite=true} writes what is told over what the page says is told.
 */
class DiagnosticsTest {

  private static final Path PAGE = Path.of("..", "docs", "diagnostics.md");

  /** Their examples are not code alone; they have tests of their own. */
  private static final Set<String> NOT_CODE =
      Set.of("InBatchRuntimeMissing", "InBatchMixinName", "InBatchInternal");

  /** All others are errors. */
  private static final Set<String> WARNINGS = Set.of("InBatchMayNotTransfer");

  private static final Pattern ENTRY =
      Pattern.compile(
          "### (\\w+)\\n\\n(?!```).*?```java\\n(.*?)```\\n\\n```text\\n(.*?)```\\n\\nInstead:\\n\\n```java\\n(.*?)```\\n",
          Pattern.DOTALL);

  @TempDir private Path directory;

  record Entry(String id, String bad, String text, String mended) {
    @Override
    public String toString() {
      return id;
    }
  }

  static List<Entry> entries() throws IOException {
    List<Entry> entries = new ArrayList<>();
    for (MatchResult found : ENTRY.matcher(Files.readString(PAGE)).results().toList()) {
      entries.add(
          new Entry(found.group(1), found.group(2), found.group(3).strip(), found.group(4)));
    }
    return entries;
  }

  static Stream<Entry> examples() throws IOException {
    return entries().stream().filter(entry -> !NOT_CODE.contains(entry.id()));
  }

  static Stream<Entry> errors() throws IOException {
    return examples().filter(entry -> !WARNINGS.contains(entry.id()));
  }

  @Test
  void thePageHasEveryMessageInTheOrderOfTheCatalogue() throws IOException {
    assertThat(entries())
        .extracting(Entry::id)
        .containsExactlyElementsOf(Arrays.stream(Message.values()).map(Message::id).toList());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void theMistakeIsToldWhereItIsAndNothingElseIs(Entry entry) throws IOException {
    Snippet snippet = new Snippet(entry.bad());
    List<Told> told = snippet.compile(directory);
    if (Boolean.getBoolean("golden.rewrite")) {
      rewrite(entry, told);
      return;
    }
    assertThat(told)
        .containsExactly(
            new Told(
                WARNINGS.contains(entry.id()) ? Diagnostic.Kind.WARNING : Diagnostic.Kind.ERROR,
                snippet.markedFile(),
                snippet.markedLine(),
                entry.text()));
    assertThat(entry.text()).startsWith("[" + entry.id() + "] ");
  }

  @Tag("again")
  @ParameterizedTest
  @MethodSource("errors")
  void eclipseTellsTheSame(Entry entry) throws IOException {
    Snippet snippet = new Snippet(entry.bad());
    // Of a message of several lines it prints each at the margin.
    String text = entry.text().replaceAll("\n +", "\n");
    assertThat(snippet.compileWithEclipse(directory))
        .containsExactly(
            new Told(Diagnostic.Kind.ERROR, snippet.markedFile(), snippet.markedLine(), text));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void theMendCompiles(Entry entry) throws IOException {
    assertThat(new Snippet(entry.mended()).compile(directory)).isEmpty();
  }

  private static void rewrite(Entry entry, List<Told> told) throws IOException {
    String page = Files.readString(PAGE);
    int entryAt = page.indexOf("### " + entry.id() + "\n");
    int from = page.indexOf("```text\n", entryAt) + "```text\n".length();
    int to = page.indexOf("```", from);
    String text = told.isEmpty() ? "" : told.get(0).text() + "\n";
    Files.writeString(PAGE, page.substring(0, from) + text + page.substring(to));
  }
}
