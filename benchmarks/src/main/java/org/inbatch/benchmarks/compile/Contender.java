package org.inbatch.benchmarks.compile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.inbatch.processor.InBatchProcessor;

/** Where the dispatchers of a module come from. */
enum Contender {
  /** They are sources like any other: no processor runs. */
  BY_HAND,
  /** A processor that has them already writes them: what javac takes for any processor's files. */
  COPIED,
  /** The processor writes them. */
  GENERATED;

  /** Returns javac's options, with class files and sources going to a folder. */
  List<String> options(Path dispatchers, Path output) {
    String classPath = System.getProperty("java.class.path");
    List<String> options = new ArrayList<>(List.of("-parameters", "-d", output.toString()));
    options.addAll(List.of("-classpath", classPath));
    switch (this) {
      case BY_HAND -> options.add("-proc:none");
      case COPIED -> {
        options.addAll(List.of("-processorpath", classPath));
        options.addAll(List.of("-processor", Copier.class.getName()));
        options.add("-A" + Copier.FROM + "=" + dispatchers);
      }
      case GENERATED -> {
        options.addAll(List.of("-processorpath", classPath));
        options.addAll(List.of("-processor", InBatchProcessor.class.getName()));
      }
    }
    return options;
  }
}
