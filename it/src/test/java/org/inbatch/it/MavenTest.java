package org.inbatch.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Maven from build to build, never cleaned: each step changes one thing in what the step before it
 * left behind.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MavenTest {

  private static final String WORDS =
      """
      package example;
      import java.util.List;
      import org.inbatch.Batch;
      import org.inbatch.annotations.Action;
      import org.inbatch.annotations.InBatchParallel;
      class Words extends Batch<String> implements WordsDispatcher.Parallel {
        Words(List<String> words) { super(words); }
        @Action @InBatchParallel(init = "indices")
        void shorten(String word) {}
        List<String> reversed() { return indices().reversed(); }
      }
      """;

  private static final String LONG_WORDS =
      """
      package example;
      import java.util.List;
      import org.inbatch.annotations.InBatchParallel;
      class LongWords extends Words implements LongWordsDispatcher.Parallel {
        LongWords(List<String> words) { super(words); }
        @InBatchParallel(init = "indices")
        int length(String word) { return word.length(); }
      }
      """;

  private static final String FROM_REVERSED = WORDS.replace("indices\"", "reversed\"");
  private static final String WITH_MORE =
      FROM_REVERSED.replace("String word)", "String word, int more)");

  @TempDir private static Path directory;
  private static MavenProject project;

  @BeforeAll
  static void create() throws IOException {
    project = new MavenProject(directory);
    project.write("LongWords", LONG_WORDS);
  }

  @Test
  @Order(1)
  void aMistakeIsToldAlone() throws IOException, InterruptedException {
    project.write("Words", WORDS.replace("indices\"", "indexes\""));

    Command.Ending ending = project.compile();
    assertThat(ending.exitCode()).isEqualTo(1);
    assertThat(ending.printed())
        .contains("[InBatchInitMissing]")
        .doesNotContain("cannot find symbol")
        .doesNotContain("does not exist");
  }

  @Test
  @Order(2)
  void oneThatIsMendedBuilds() throws IOException, InterruptedException {
    project.write("Words", WORDS);

    assertBuilds();
    assertThat(project.generated("WordsDispatcher")).content().contains("batch.indices()");
    assertThat(project.compiled("WordsDispatcher$Parallel")).exists();
  }

  @Test
  @Order(3)
  void aChangedInitChangesTheDispatcher() throws IOException, InterruptedException {
    project.write("Words", FROM_REVERSED);

    assertBuilds();
    assertThat(project.generated("WordsDispatcher")).content().contains("batch.reversed()");
  }

  @Test
  @Order(4)
  void aChangedActionOfTheSuperclassChangesTheDispatcherOfTheSubclass()
      throws IOException, InterruptedException {
    project.write("Words", WITH_MORE);

    assertBuilds();
    assertThat(project.generated("LongWordsDispatcher")).content().contains("int more");
  }

  @Test
  @Order(5)
  void aRenamedBatchLeavesNoDispatcher() throws IOException, InterruptedException {
    project.delete("LongWords");
    project.write("LongerWords", LONG_WORDS.replace("LongWords", "LongerWords"));

    assertBuilds();
    assertThat(project.generated("LongerWordsDispatcher")).exists();
    assertThat(project.compiled("LongerWordsDispatcher")).exists();
    assertThat(project.generated("LongWordsDispatcher")).doesNotExist();
    assertThat(project.compiled("LongWordsDispatcher")).doesNotExist();
    assertThat(project.compiled("LongWordsDispatcher$Parallel")).doesNotExist();
  }

  private static void assertBuilds() throws IOException, InterruptedException {
    Command.Ending ending = project.compile();
    assertThat(ending.exitCode()).as(ending.printed()).isZero();
  }
}
