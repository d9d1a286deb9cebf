package org.inbatch.processor.check;

import java.lang.reflect.InvocationTargetException;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.JavaFileObject;

/** Where classes are written. */
final class SourceFiles {

  private SourceFiles() {}

  /**
   * Returns whether the class is in a file called after another class, which javac does not like to
   * see used from outside that file. Compilers tell since Java 18; before that, nobody asks.
   */
  static boolean isAuxiliary(Elements elements, TypeElement type) {
    Element outermost = type;
    while (outermost.getEnclosingElement() instanceof TypeElement outer) {
      outermost = outer;
    }
    try {
      Object file =
          Elements.class.getMethod("getFileObjectOf", Element.class).invoke(elements, outermost);
      return file instanceof JavaFileObject source
          && source.getKind() == JavaFileObject.Kind.SOURCE
          && !source.isNameCompatible(
              outermost.getSimpleName().toString(), JavaFileObject.Kind.SOURCE);
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException unknown) {
      return false;
    }
  }
}
