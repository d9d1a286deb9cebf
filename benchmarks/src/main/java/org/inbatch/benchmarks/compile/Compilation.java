package org.inbatch.benchmarks.compile;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Compiles the module some times over, in a JVM of its own, and prints a line of nanoseconds each
 * time: what the clock says, and what all threads took of the processors, JIT and garbage collector
 * included. The first time is cold, as in a build that starts javac; the last is as warm as it
 * gets, but for the processor's classes, which javac loads anew.
 *
 * <p>Arguments: the contender, how many times, and the folder of the benchmark.
 */
final class Compilation {

  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private Compilation() {}

  /** Runs the compilations. */
  public static void main(String[] args) throws IOException {
    Contender contender = Contender.valueOf(args[0]);
    Path folder = Path.of(args[2]);
    Path dispatchers = folder.resolve("dispatchers");
    List<Path> sources = new ArrayList<>(Sources.in(folder.resolve("sources")));
    if (contender == Contender.BY_HAND) {
      sources.addAll(Sources.in(dispatchers));
    }
    for (int time = 0; time < Integer.parseInt(args[1]); time++) {
      Path output = Files.createTempDirectory(folder, "classes");
      long wall = System.nanoTime();
      long cpu = SYSTEM.getProcessCpuTime();
      compile(sources, contender.options(dispatchers, output));
      System.out.println((System.nanoTime() - wall) + " " + (SYSTEM.getProcessCpuTime() - cpu));
      Sources.delete(output);
    }
  }

  /** Compiles without a word, or fails. */
  static void compile(List<Path> sources, List<String> options) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      boolean compiled =
          compiler
              .getTask(null, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
              .call();
      if (!compiled) {
        throw new IllegalStateException("the module does not compile");
      }
    }
  }
}
