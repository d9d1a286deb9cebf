package org.inbatch.it;

import com.palantir.javapoet.JavaFile;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.eclipse.jdt.core.compiler.batch.BatchCompiler;
import org.inbatch.Batch;
import org.inbatch.annotations.Action;
import org.inbatch.processor.InBatchProcessor;
import org.jspecify.annotations.NullMarked;

/** The jars that users' builds name. */
final class Jars {

  static final Path ANNOTATIONS = jarOf(Action.class);
  static final Path RUN_TIME = jarOf(Batch.class);
  static final Path PROCESSOR = jarOf(InBatchProcessor.class);
  static final Path ECJ = jarOf(BatchCompiler.class);

  /** What a user's sources are compiled against. */
  static final String TO_COMPILE = path(RUN_TIME, ANNOTATIONS, jarOf(NullMarked.class));

  /** What they run with: nullness is for compilers. */
  static final String TO_RUN = path(RUN_TIME, ANNOTATIONS);

  /** Where compilers find the processor. */
  static final String OF_PROCESSOR = path(PROCESSOR, jarOf(JavaFile.class));

  private Jars() {}

  static String path(Path... entries) {
    return Arrays.stream(entries)
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static Path jarOf(Class<?> inJar) {
    String place = inJar.getProtectionDomain().getCodeSource().getLocation().toString();
    return Path.of(URI.create(place));
  }
}
