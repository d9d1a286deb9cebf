package org.inbatch.engine.natives;

import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The libraries that C functions are called from. One that was loaded stays so until the JVM ends.
 * Thread-safe.
 */
final class Libraries {

  /** Those of this machine. */
  static final Libraries INSTANCE = new Libraries(LibraryFiles::ofThisMachine);

  /**
   * A library that is loaded.
   *
   * @param name how messages call it
   * @param symbols what is in it
   */
  private record Library(String name, SymbolLookup symbols) {}

  private final Supplier<LibraryFiles> files;
  private final Map<String, Library> loaded = new ConcurrentHashMap<>();

  /**
   * @param files where libraries are looked for
   */
  Libraries(Supplier<LibraryFiles> files) {
    this.files = files;
  }

  /**
   * Returns the address of a function.
   *
   * @param library a name such as {@code z}, an absolute path, or empty for what is loaded already
   * @param callers the libraries that the caller's class loader has loaded
   * @throws UnsatisfiedLinkError if there is no such library or no such function in it
   */
  MemorySegment find(String library, String function, SymbolLookup callers) {
    Library found =
        library.isEmpty()
            ? new Library(
                "what is loaded already (the C library, and what the class loader of the batch loaded)",
                callers.or(Linker.nativeLinker().defaultLookup()))
            : loaded.computeIfAbsent(library, this::load);
    return found
        .symbols()
        .find(function)
        .orElseThrow(() -> new UnsatisfiedLinkError(found.name() + " has none of that name"));
  }

  private Library load(String library) {
    Path path = Path.of(library);
    return path.isAbsolute() ? byPath(path) : byName(library);
  }

  private static Library byPath(Path path) {
    return open(path)
        .orElseThrow(() ->
            new UnsatisfiedLinkError(
                Files.exists(path)
                    ? "%s cannot be loaded: it is no library for this machine, or one that it needs is missing"
                        .formatted(path)
                    : "there is no library %s".formatted(path)));
  }

  /** The system's own loader knows best; but it does not know {@code libz.so.1} as {@code z}. */
  @SuppressWarnings("restricted") // this is where InBatch calls native code
  private Library byName(String library) {
    String fileName = System.mapLibraryName(library);
    try {
      return new Library(fileName, SymbolLookup.libraryLookup(fileName, Arena.global()));
    } catch (IllegalArgumentException unknown) {
      LibraryFiles places = files.get();
      return places.candidates(fileName).stream()
          .flatMap(candidate -> open(candidate).stream())
          .findFirst()
          .orElseThrow(() ->
              new UnsatisfiedLinkError(
                  "there is no library \"%s\": neither does the system know %s, nor is it, or a version of it that can be loaded, in any of %s; install it, or give its absolute path"
                      .formatted(library, fileName, places.folders())));
    }
  }

  @SuppressWarnings("restricted") // this is where InBatch calls native code
  private static Optional<Library> open(Path file) {
    if (!LibraryFiles.isLibrary(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Library(file.toString(), SymbolLookup.libraryLookup(file, Arena.global())));
    } catch (IllegalArgumentException refused) {
      return Optional.empty();
    }
  }
}
