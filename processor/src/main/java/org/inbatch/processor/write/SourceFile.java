package org.inbatch.processor.write;

import java.io.IOException;
import java.io.Writer;
import javax.annotation.processing.Filer;
import javax.lang.model.element.TypeElement;

/**
 * A file of Java source.
 *
 * @param name the class's qualified name
 * @param origin the class it was made from
 * @param text the source
 */
public record SourceFile(String name, TypeElement origin, String text) {

  /**
   * Hands the file to the compiler.
   *
   * @throws IOException if the compiler cannot write it
   */
  public void writeTo(Filer filer) throws IOException {
    try (Writer writer = filer.createSourceFile(name, origin).openWriter()) {
      writer.write(text);
    }
  }
}
