package org.inbatch.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Builds in several steps: superclasses from class files, stale outputs, other processors. */
class SeparateCompilationTest {

  private static final String SHELF =
      """
      package library;
      public class Shelf<T extends Comparable<T>> extends org.inbatch.Batch<T>
          implements ShelfDispatcher.Parallel<T> {
        public Shelf(java.util.List<T> items) { super(items); }
        public java.util.List<T> first(int limit) throws java.io.IOException {
          return indices().subList(0, limit);
        }
        @org.inbatch.annotations.Action
        @org.inbatch.annotations.InBatchParallel(init = "first")
        public void dust(T item, int limit, java.util.Map<T, String> how) {}
        @org.inbatch.annotations.InBatchParallel(init = "indices")
        public T same(T item, T other) { return item; }
      }
      """;

  private static final String BOOKS =
      """
      package example;
      class Books extends library.Shelf<String> implements BooksDispatcher.Parallel {
        Books(java.util.List<String> titles) { super(titles); }
        @org.inbatch.annotations.InBatchParallel(init = "indices")
        int pages(String title) { return title.length(); }
        static Books dusted(Books books) throws java.io.IOException {
          String same = books.parallel().same("a").values().get(0);
          return books.parallel().dust(1, java.util.Map.of(same, "gently"));
        }
      }
      """;

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aGenericSuperclassComesFromAClassFile(boolean withParameterNames) throws IOException {
    Path library = output("library");
    String[] options = withParameterNames ? new String[] {"-parameters"} : new String[] {"-g:none"};
    assertThat(Compilers.javac(source("library", "Shelf", SHELF), library, options)).isEmpty();
    String classPath = library + System.getProperty("path.separator") + Compilers.CLASS_PATH;
    Path books = source("example", "Books", BOOKS);

    Path byJavac = output("javac");
    assertThat(Compilers.javac(books, byJavac, "-cp", classPath)).isEmpty();
    Path byEclipse = output("ecj");
    assertThat(Compilers.ecj(books, byEclipse, "-nowarn", "-cp", classPath)).isEmpty();

    String dispatcher = Compilers.generated(byJavac).get("BooksDispatcher.java");
    assertThat(dispatcher)
        .contains("class BooksDispatcher extends ShelfDispatcher<String>")
        .contains("interface Parallel extends ShelfDispatcher.Parallel<String>")
        .containsPattern(
            "public Books dust\\(int \\w+, Map<String, String> \\w+, ThreadsOption... \\w+\\)\\s+"
                + "throws IOException");
    assertThat(Compilers.generated(byEclipse).get("BooksDispatcher.java")).isEqualTo(dispatcher);
  }

  private static final String MEASURED =
      """
      package library;
      public interface Measured<I> {
        @org.inbatch.annotations.InBatchParallel(init = "indices")
        int measure(I item, int unit);
        @org.inbatch.annotations.InBatchParallel(init = "some")
        default String same(I item, java.util.List<I> from) { return "" + item; }
      }
      """;

  private static final String TITLES =
      """
      package example;
      %s
      class Titles extends org.inbatch.Batch<String>
          implements library.Measured<String>, TitlesDispatcher.Parallel {
        Titles(java.util.List<String> titles) { super(titles); }
        public int measure(String title, int unit) { return title.length() / unit; }
        java.util.List<String> some(java.util.List<String> from) { return from; }
        static java.util.List<Integer> measured(Titles titles) {
          return titles.parallel().measure(2).values();
        }
      }
      """;

  @ParameterizedTest
  @ValueSource(strings = {"", "@org.inbatch.annotations.BatchClass"})
  void allActionsComeFromAnInterfaceInAClassFile(String annotation) throws IOException {
    // Eclipse's compiler finds the names of a default method's parameters in what -g writes.
    String classPath = measured("-parameters", "-g");
    Path titles = source("example", "Titles", TITLES.formatted(annotation));
    Path byJavac = output("javac");
    assertThat(Compilers.javac(titles, byJavac, "-cp", classPath)).isEmpty();
    Path byEclipse = output("ecj");
    String told = Compilers.ecj(titles, byEclipse, "-nowarn", "-cp", classPath);
    if (annotation.isEmpty()) {
      assertThat(told).contains("TitlesDispatcher cannot be resolved to a type");
    } else {
      // It has no names for the parameters of abstract methods, where javac has.
      assertThat(told).isEmpty();
      assertThat(Compilers.generated(byEclipse)).containsOnlyKeys("TitlesDispatcher.java");
    }
  }

  @Test
  void parameterNamesOfAnInterfaceInAClassFileAreNeverGuessed() throws IOException {
    String classPath = measured("-g:none");
    Path titles = source("example", "Titles", TITLES.formatted(""));
    assertThat(Compilers.javac(titles, output("javac"), "-cp", classPath))
        .extracting(Compilers.Told::toString)
        .containsExactly(
            "ERROR Titles.java:3 [InBatchParameterNames] action \"same\" of Titles comes from the"
                + " class file of Measured, which has no parameter names. Compile Measured with"
                + " -parameters.");
  }

  private String measured(String... options) throws IOException {
    Path library = output("library");
    assertThat(Compilers.javac(source("library", "Measured", MEASURED), library, options))
        .isEmpty();
    return library + System.getProperty("path.separator") + Compilers.CLASS_PATH;
  }

  @Test
  void oldOutputOnTheClassPathDoesNotMatter() throws IOException {
    Path output = output("out");
    Path sources = source("library", "Shelf", SHELF);
    source("example", "Books", BOOKS, sources);
    String classPath = output + System.getProperty("path.separator") + Compilers.CLASS_PATH;
    assertThat(Compilers.javac(sources, output, "-cp", classPath)).isEmpty();
    var before = Compilers.generated(output);
    assertThat(Compilers.javac(sources, output, "-cp", classPath))
        .allSatisfy(one -> assertThat(one.text()).contains("already exists"));
    assertThat(Compilers.generated(output)).isEqualTo(before);
  }

  /** The other processor comes before or after, and writes its type in this or that round. */
  @ParameterizedTest
  @CsvSource({"true, 1", "false, 1", "true, 3", "false, 3"})
  void aTypeThatAnotherProcessorWritesIsAwaited(boolean first, int round) throws IOException {
    Path sources =
        source(
            "example",
            "Books",
            """
            package example;
            @SuppressWarnings("none")
            class Books extends org.inbatch.Batch<Title> implements BooksDispatcher.Parallel {
              Books(java.util.List<Title> titles) { super(titles); }
              @org.inbatch.annotations.InBatchParallel(init = "indices")
              int pages(Title title) { return 1; }
            }
            """);
    List<Processor> processors = new ArrayList<>(List.of(new InBatchProcessor()));
    processors.add(first ? 0 : 1, new TitleWriter(round));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavaCompiler.CompilationTask task =
          compiler.getTask(
              null,
              files,
              null,
              List.of(
                  "-Xlint:all",
                  "-Werror",
                  "-d",
                  output("out").toString(),
                  "-cp",
                  Compilers.CLASS_PATH),
              null,
              files.getJavaFileObjectsFromPaths(Compilers.javaFiles(sources)));
      task.setProcessors(processors);
      assertThat(task.call()).isTrue();
    }
    assertThat(Compilers.generated(directory.resolve("out")))
        .containsKeys("BooksDispatcher.java", "Title.java")
        .allSatisfy((name, text) -> assertThat(text).doesNotContain("did not compile"))
        .hasSize(1 + round);
  }

  /** Writes {@code example.Title} in the given round, and something else in each before. */
  private static final class TitleWriter extends AbstractProcessor {
    private final int last;
    private int round;

    TitleWriter(int last) {
      this.last = last;
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return Set.of("java.lang.SuppressWarnings"); // "*" gets only what nobody claims
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment environment) {
      round++;
      if (round <= last) {
        String name = round == last ? "Title" : "Before" + round;
        try (Writer writer =
            processingEnv.getFiler().createSourceFile("example." + name).openWriter()) {
          writer.write("package example; record %s(String text) {}".formatted(name));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      return false;
    }
  }

  private Path output(String name) throws IOException {
    return Files.createDirectories(directory.resolve(name));
  }

  private Path source(String package_, String name, String text) throws IOException {
    return source(package_, name, text, directory.resolve("sources-of-" + name));
  }

  private static Path source(String package_, String name, String text, Path sources)
      throws IOException {
    Files.writeString(
        Files.createDirectories(sources.resolve(package_)).resolve(name + ".java"), text);
    return sources;
  }
}
