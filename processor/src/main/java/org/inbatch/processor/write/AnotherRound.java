package org.inbatch.processor.write;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.annotation.processing.Filer;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.tools.FileObject;

/**
 * Sees to it that a round is not the last one.
 *
 * <p>A compiler goes on as long as files are written, and what is written in the last round comes
 * too late for javac. Who waits therefore writes a file without any class; it is deleted as soon as
 * the compiler has read it.
 */
public final class AnotherRound {

  private final Filer filer;
  private final List<FileObject> unread = new ArrayList<>();
  private int rounds;

  /** Creates it for one compilation. */
  public AnotherRound(Filer filer) {
    this.filer = filer;
  }

  /**
   * Asks for a round after this one.
   *
   * @param home the package to write to
   * @param waiting a class that waits, for the compiler's book-keeping
   * @throws IOException if the compiler cannot write the file
   */
  public void ask(PackageElement home, TypeElement waiting) throws IOException {
    String name = "InBatchAwaitsRound" + (rounds + 1);
    String qualified = home.isUnnamed() ? name : home.getQualifiedName() + "." + name;
    FileObject file = filer.createSourceFile(qualified, waiting);
    try (Writer writer = file.openWriter()) {
      writer.write(home.isUnnamed() ? "" : "package " + home.getQualifiedName() + ";\n");
    }
    unread.add(file);
  }

  /** Begins a round: what the one before asked with has been read. */
  public void begin() {
    rounds++;
    unread.forEach(AnotherRound::delete);
    unread.clear();
  }

  /** The file's own delete() does nothing in javac. */
  private static void delete(FileObject file) {
    try {
      Files.deleteIfExists(Path.of(file.toUri()));
    } catch (IOException | IllegalArgumentException | FileSystemNotFoundException elsewhere) {
      // A file without a class does no harm.
    }
  }
}
