package org.inbatch.engine.natives;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files in which a library may be that is called by its name, such as {@code z}.
 *
 * <p>A machine without development packages has {@code libz.so.1} and no {@code libz.so}; one with
 * them may have a {@code libm.so} that is a text for the linker and no library. Whether a library
 * is one for this machine, only loading it tells.
 *
 * @param folders the folders to look into, in this order
 */
record LibraryFiles(List<Path> folders) {

  /** Where libraries are besides what the system's configuration names. */
  private static final List<Path> USUAL =
      Stream.of("/usr/local/lib", "/usr/lib64", "/usr/lib", "/lib64", "/lib", "/opt/homebrew/lib")
          .map(Path::of)
          .toList();

  private static final Path CONFIGURATION = Path.of("/etc/ld.so.conf");

  /** What libraries begin with: ELF, Windows, and Mach-O in its kinds. */
  private static final List<String> MAGICS =
      List.of("7f454c46", "4d5a", "cffaedfe", "cefaedfe", "cafebabe");

  private static final Pattern SEPARATORS = Pattern.compile("[\\s:,]+");
  private static final Pattern NO_DIGITS = Pattern.compile("\\D+");

  /** Copies the list. */
  LibraryFiles {
    folders = List.copyOf(folders);
  }

  /** Returns the files in the folders of this JVM and of this machine. */
  static LibraryFiles ofThisMachine() {
    Set<Path> folders = new LinkedHashSet<>();
    Pattern.compile(Pattern.quote(File.pathSeparator))
        .splitAsStream(System.getProperty("java.library.path", ""))
        .filter(folder -> !folder.isBlank())
        .map(Path::of)
        .forEach(folders::add);
    addConfigured(CONFIGURATION, folders, new HashSet<>());
    folders.addAll(USUAL);
    return new LibraryFiles(folders.stream().filter(Files::isDirectory).toList());
  }

  /** Adds the folders that a configuration of the GNU linker names, those it includes too. */
  static void addConfigured(Path configuration, Collection<Path> folders, Set<Path> seen) {
    if (!seen.add(configuration.normalize())) {
      return;
    }
    try {
      for (String line : Files.readAllLines(configuration)) {
        String text = line.replaceFirst("#.*", "").strip();
        if (text.startsWith("include ")) {
          String pattern = text.substring("include ".length()).strip();
          int name = pattern.lastIndexOf('/') + 1;
          Path folder = configuration.resolveSibling(pattern.substring(0, name));
          for (Path file : matching(folder, pattern.substring(name))) {
            addConfigured(file, folders, seen);
          }
        } else {
          SEPARATORS
              .splitAsStream(text)
              .filter(folder -> folder.startsWith("/"))
              .map(Path::of)
              .forEach(folders::add);
        }
      }
    } catch (IOException none) {
      // Other systems have no such file.
    }
  }

  /**
   * Returns the files that may be the library, the likeliest first: folder by folder the one of
   * that name, then its versions, from the latest to the earliest.
   *
   * @param fileName the platform's name for it, such as {@code libz.so}
   */
  List<Path> candidates(String fileName) {
    List<Path> candidates = new ArrayList<>();
    for (Path folder : folders) {
      Path plain = folder.resolve(fileName);
      if (isLibrary(plain)) {
        candidates.add(plain);
      }
      candidates.addAll(versions(folder, fileName));
    }
    return candidates;
  }

  /** Returns the versions in a folder: {@code libz.so.1.2}, or {@code libz.1.2.dylib}. */
  private static List<Path> versions(Path folder, String fileName) {
    int dot = fileName.lastIndexOf('.');
    String base = fileName.substring(0, dot);
    String suffix = fileName.substring(dot);
    Pattern versioned =
        Pattern.compile(
            "%s((%s(\\.\\d+)+)|((\\.\\d+)+%<s))"
                .formatted(Pattern.quote(base), Pattern.quote(suffix)));
    try {
      return matching(folder, base + ".*").stream()
          .filter(file -> versioned.matcher(file.getFileName().toString()).matches())
          .filter(LibraryFiles::isLibrary)
          .sorted(
              Comparator.comparing((Path file) -> version(file, base), Arrays::compare).reversed())
          .toList();
    } catch (IOException unreadable) {
      return List.of();
    }
  }

  private static int[] version(Path file, String base) {
    return NO_DIGITS
        .splitAsStream(file.getFileName().toString().substring(base.length()))
        .filter(digits -> !digits.isEmpty())
        .mapToInt(digits -> digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits))
        .toArray();
  }

  /**
   * Returns whether the file begins like a library, of whatever system. A JVM that is told to load
   * something else may print a warning.
   */
  static boolean isLibrary(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      String head = HexFormat.of().formatHex(in.readNBytes(4));
      return MAGICS.stream().anyMatch(head::startsWith);
    } catch (IOException unreadable) {
      return false;
    }
  }

  private static List<Path> matching(Path folder, String glob) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, glob)) {
      List<Path> found = new ArrayList<>();
      files.forEach(found::add);
      return found;
    }
  }
}
