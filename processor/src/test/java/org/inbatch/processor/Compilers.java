package org.inbatch.processor;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.eclipse.jdt.core.compiler.batch.BatchCompiler;

/** Compiles directories of sources, as users' builds do: with javac and with Eclipse's compiler. */
public final class Compilers {

  /** The test's own class path has the run time, the annotations and the processor. */
  public static final String CLASS_PATH = System.getProperty("java.class.path");

  /** What a named module needs of it: the run time, the annotations, and JSpecify's. */
  public static final String MODULE_PATH =
      Stream.of(CLASS_PATH.split(File.pathSeparator))
          .filter(entry -> entry.matches(".*(inbatch-|/)(runtime|annotations)[/-].*|.*jspecify.*"))
          .collect(Collectors.joining(File.pathSeparator));

  /** A place, the line of source, what is underlined, and what is told; or just that. */
  private static final Pattern ECJ_ERROR =
      Pattern.compile(
          "\\d+\\. ERROR(?: in (\\S+) \\(at line (\\d+)\\)\\n.*\\n.*\\n|: )((?:(?!-{10}).*\\n)*?.*)\\n(?=-{10}|\\d+ problem)");

  private Compilers() {}

  /** One of the compiler's messages. */
  public record Told(Diagnostic.Kind kind, String file, long line, String text) {
    @Override
    public String toString() {
      return "%s %s:%d %s".formatted(kind, file, line, text);
    }
  }

  /** Runs javac with the processor and all warnings on; returns what it tells. */
  public static List<Told> javac(Path sources, Path output, String... options) throws IOException {
    List<String> all = new ArrayList<>(List.of("-Xlint:all", "-d", output.toString()));
    if (!List.of(options).contains("-cp")) {
      all.addAll(List.of("-cp", CLASS_PATH));
    }
    all.addAll(List.of(options));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> told = new DiagnosticCollector<>();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(told, Locale.ROOT, null)) {
      JavaCompiler.CompilationTask task =
          compiler.getTask(
              null, files, told, all, null, files.getJavaFileObjectsFromPaths(javaFiles(sources)));
      if (!all.contains("-proc:none")) {
        task.setProcessors(List.of(new InBatchProcessor()));
      }
      task.call();
    }
    return told.getDiagnostics().stream().map(Compilers::told).toList();
  }

  private static Told told(Diagnostic<? extends JavaFileObject> one) {
    JavaFileObject source = one.getSource();
    return new Told(
        one.getKind(),
        source == null ? "" : Path.of(source.getName()).getFileName().toString(),
        one.getLineNumber(),
        one.getMessage(Locale.ROOT));
  }

  /** Runs Eclipse's compiler, the processor on a path of its own; returns what it prints. */
  public static String ecj(Path sources, Path output, String... options) throws IOException {
    List<String> all = new ArrayList<>(List.of("-25", "-cp", CLASS_PATH));
    all.addAll(List.of("-processorpath", CLASS_PATH));
    all.addAll(List.of("-processor", InBatchProcessor.class.getName()));
    all.addAll(List.of("-d", output.toString(), "-s", output.toString()));
    all.addAll(List.of(options));
    javaFiles(sources).forEach(file -> all.add(file.toString()));
    StringWriter printed = new StringWriter();
    try (PrintWriter writer = new PrintWriter(printed)) {
      BatchCompiler.compile(all.toArray(String[]::new), writer, writer, null);
    }
    return printed.toString();
  }

  /** Runs Eclipse's compiler without warnings; returns the errors that it tells. */
  static List<Told> ecjErrors(Path sources, Path output, String... options) throws IOException {
    String[] all = Stream.concat(Stream.of("-nowarn"), Stream.of(options)).toArray(String[]::new);
    String printed = ecj(sources, output, all);
    return ECJ_ERROR
        .matcher(printed)
        .results()
        .map(error ->
            new Told(
                Diagnostic.Kind.ERROR,
                error.group(1) == null ? "" : Path.of(error.group(1)).getFileName().toString(),
                error.group(2) == null ? -1 : Long.parseLong(error.group(2)),
                error.group(3)))
        .toList();
  }

  /** Returns the generated sources, by their simple names. */
  public static SortedMap<String, String> generated(Path output) throws IOException {
    SortedMap<String, String> generated = new TreeMap<>();
    for (Path file : javaFiles(output)) {
      generated.put(file.getFileName().toString(), Files.readString(file));
    }
    return generated;
  }

  /** Returns the files of Java source below a directory. */
  public static List<Path> javaFiles(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }
}
