package org.inbatch.benchmarks.compile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.annotation.processing.SupportedOptions;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/** Writes sources that are there already: what no processor does for less. */
@SupportedAnnotationTypes("org.inbatch.annotations.*")
@SupportedOptions(Copier.FROM)
public final class Copier extends AbstractProcessor {

  static final String FROM = "from";

  /** Creates the processor; javac does. */
  public Copier() {}

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latest();
  }

  @Override
  @SuppressWarnings("DoNotClaimAnnotations") // as the processor does
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    if (!annotations.isEmpty()) {
      try {
        copy(Path.of(processingEnv.getOptions().get(FROM)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return true;
  }

  private void copy(Path from) throws IOException {
    for (Path file : Sources.in(from)) {
      String path = from.relativize(file).toString();
      String name = path.substring(0, path.length() - ".java".length()).replace('/', '.');
      try (Writer writer = processingEnv.getFiler().createSourceFile(name).openWriter()) {
        writer.write(java.nio.file.Files.readString(file));
      }
    }
  }
}
