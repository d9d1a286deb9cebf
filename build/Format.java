import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Checks that every Java source of the project is as google-java-format would write it, or with
 * {@code apply} writes it so. The build checks and never rewrites:
 *
 * <pre>
 *   mvn -pl build process-resources                      checks
 *   mvn -pl build process-resources -Dformat=apply       applies
 * </pre>
 *
 * <p>It is run by the toolchain's JDK, as the formatter needs one that knows the syntax it formats.
 */
public final class Format {

  /** Folders that hold no sources of ours, and expected or faulty sources of tests. */
  private static final List<String> LEFT_OUT = List.of("target", ".git", "resources", "out");

  public static void main(String[] args) throws IOException {
    boolean apply = args.length > 1 && args[1].equals("apply");
    Formatter formatter = new Formatter(JavaFormatterOptions.defaultOptions());
    int unformatted = 0;
    for (Path file : sources(Path.of(args[0]))) {
      String source = Files.readString(file);
      String formatted = format(formatter, file, source);
      if (!formatted.equals(source)) {
        if (apply) {
          Files.writeString(file, formatted);
          System.out.println("formatted " + file);
        } else {
          unformatted++;
          System.err.println("not formatted: " + file);
        }
      }
    }
    if (unformatted > 0) {
      System.err.println(
          unformatted + " files; mend with: mvn -pl build process-resources -Dformat=apply");
      System.exit(1);
    }
  }

  private static List<Path> sources(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> LEFT_OUT.stream().noneMatch(folder -> isUnder(root, file, folder)))
          .sorted()
          .toList();
    }
  }

  private static boolean isUnder(Path root, Path file, String folder) {
    for (Path part : root.relativize(file)) {
      if (part.toString().equals(folder)) {
        return true;
      }
    }
    return false;
  }

  private static String format(Formatter formatter, Path file, String source) {
    try {
      String ordered =
          ImportOrderer.reorderImports(
              RemoveUnusedImports.removeUnusedImports(source), JavaFormatterOptions.Style.GOOGLE);
      return formatter.formatSource(ordered);
    } catch (Exception broken) {
      throw new IllegalStateException("cannot format " + file, broken);
    }
  }
}
