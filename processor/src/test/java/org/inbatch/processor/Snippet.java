package org.inbatch.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;

/**
 * A piece of Java from the documentation, made into files that compile.
 *
 * <p>Every file begins with a line of imports, so that line n of the snippet is line n + 1. A
 * snippet without a class is the inside of a batch of paths. {@code // library/Files.java} begins
 * another file; {@code in a class file} after that means that it is not compiled together with the
 * rest, nor with the processor.
 */
final class Snippet {

  private static final String IMPORTS =
      "import java.io.*; import java.nio.file.*; import java.util.*; import java.util.stream.*;"
          + " import org.inbatch.*; import org.inbatch.annotations.*; ";
  private static final String CLASS =
      "class PictureBatch extends Batch<Path> implements PictureBatchDispatcher.Parallel {"
          + " PictureBatch(List<Path> files) { super(files); }";
  private static final String HERE = "// <-- here";

  private static final Pattern TOP = Pattern.compile("(?m)^(?:public )?(?:class|interface) (\\w+)");
  private static final Pattern FILE =
      Pattern.compile("// (\\w+)/(\\w+\\.java)(, in a class file( with parameter names)?)?");

  private final List<Part> parts = new ArrayList<>();
  private String markedFile = "";
  private long markedLine;

  private record Part(
      String directory, String file, boolean compiled, boolean named, String text) {}

  Snippet(String code) {
    List<String> lines = code.lines().toList();
    if (!TOP.matcher(code).find()) {
      add(FILE.matcher("// example/PictureBatch.java"), lines, CLASS, "}\n");
      return;
    }
    if (!FILE.matcher(lines.get(0)).matches()) {
      addEachTopLevelClass(lines);
      return;
    }
    int from = 0;
    for (int to = 1; to <= lines.size(); to++) {
      if (to == lines.size() || FILE.matcher(lines.get(to)).matches()) {
        add(FILE.matcher(lines.get(from)), lines.subList(from, to), "", "");
        from = to;
      }
    }
  }

  /** Each has a file of its own, in which it stands on the lines that it has in the snippet. */
  private void addEachTopLevelClass(List<String> lines) {
    int from = 0;
    String name = "";
    for (int to = 0; to < lines.size(); to++) {
      Matcher top = TOP.matcher(lines.get(to));
      name = top.find() ? top.group(1) : name;
      boolean ends = lines.get(to).equals("}") || lines.get(to).matches("(class|interface) .*}");
      if (ends || to == lines.size() - 1) {
        List<String> own = new ArrayList<>(Collections.nCopies(from, ""));
        own.addAll(lines.subList(from, to + 1));
        add(FILE.matcher("// example/" + name + ".java"), own, "", "");
        from = to + 1;
      }
    }
  }

  private void add(Matcher header, List<String> lines, String head, String tail) {
    if (!header.matches()) {
      throw new IllegalArgumentException("no header: " + header);
    }
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains(HERE)) {
        markedFile = header.group(2);
        markedLine = i + 2L;
      }
    }
    String text =
        "package %s; %s%s\n%s\n%s"
            .formatted(header.group(1), IMPORTS, head, String.join("\n", lines), tail);
    parts.add(
        new Part(
            header.group(1),
            header.group(2),
            header.group(3) != null,
            header.group(4) != null,
            text));
  }

  /** The file in which a line is marked. */
  String markedFile() {
    return markedFile;
  }

  /** The line that is marked, counted in the file. */
  long markedLine() {
    return markedLine;
  }

  /** Compiles the snippet with javac, below a directory; returns what the compiler tells. */
  List<Compilers.Told> compile(Path directory) throws IOException {
    List<Compilers.Told> told = new ArrayList<>();
    String classPath = classPath(directory, told);
    told.addAll(Compilers.javac(sources(directory), output(directory, "javac"), "-cp", classPath));
    return told;
  }

  /** Compiles the snippet with Eclipse's compiler; returns the errors that it tells. */
  List<Compilers.Told> compileWithEclipse(Path directory) throws IOException {
    List<Compilers.Told> told = new ArrayList<>();
    String classPath = classPath(directory, told);
    told.addAll(
        Compilers.ecjErrors(sources(directory), output(directory, "ecj"), "-cp", classPath));
    return told;
  }

  /** Compiles the snippet with each compiler, below a directory; returns what it tells. */
  Map<String, List<Compilers.Told>> compileWithEach(Path directory) throws IOException {
    return Map.of(
        "javac", compile(directory.resolve("1")),
        "Eclipse's", compileWithEclipse(directory.resolve("2")));
  }

  /** Asserts what the errors of each compiler show, in any order. */
  <T> void assertErrors(Path directory, Function<Compilers.Told, T> shown, List<T> expected)
      throws IOException {
    compileWithEach(directory)
        .forEach((compiler, told) ->
            assertThat(told)
                .filteredOn(one -> one.kind() == Diagnostic.Kind.ERROR)
                .extracting(shown)
                .as(compiler)
                .containsExactlyInAnyOrderElementsOf(expected));
  }

  private String classPath(Path directory, List<Compilers.Told> told) throws IOException {
    Path classes = output(directory, "classes");
    for (Part part : parts.stream().filter(Part::compiled).toList()) {
      Path alone = write(directory.resolve("alone").resolve(part.directory()), Stream.of(part));
      String[] options =
          part.named() ? new String[] {"-proc:none", "-parameters"} : new String[] {"-proc:none"};
      told.addAll(Compilers.javac(alone, classes, options));
    }
    return classes + System.getProperty("path.separator") + Compilers.CLASS_PATH;
  }

  private Path sources(Path directory) throws IOException {
    return write(directory.resolve("sources"), parts.stream().filter(part -> !part.compiled()));
  }

  private static Path output(Path directory, String compiler) throws IOException {
    return Files.createDirectories(directory.resolve(compiler));
  }

  private static Path write(Path directory, Stream<Part> parts) throws IOException {
    for (Part part : parts.toList()) {
      Path package_ = Files.createDirectories(directory.resolve(part.directory()));
      Files.writeString(package_.resolve(part.file()), part.text());
    }
    return directory;
  }
}
