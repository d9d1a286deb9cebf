package org.inbatch.engine.process;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.channels.spi.SelectorProvider;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/**
 * Starts the processes of workers: a JVM such as this one, with its class path or module path and
 * what else decides which code it runs and how, but without its agents, debuggers, JMX and JFR, and
 * with a heap and collector of its own.
 */
final class Launcher {

  /** The variables whose flags a JVM adds to its own: this one has, so its workers get them. */
  private static final List<String> FLAG_VARIABLES =
      List.of("JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS");

  private static final List<String> THREAD_VARIABLES =
      List.of("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS");

  /** Flags that travel begin so: "--" is what modules and access are about. */
  private static final List<String> INHERITED =
      List.of(
          "--",
          "-D",
          "-ea",
          "-da",
          "-esa",
          "-dsa",
          "-enable",
          "-disable",
          "-Xbootclasspath/a:",
          "-Xss",
          "-XX:ThreadStackSize=");

  private static final List<String> NOT_INHERITED =
      List.of("-Djdk.module.", "-Djava.class.path=", "-Dcom.sun.management.");

  private static final String CRASH_LOG = "-XX:ErrorFile=";
  private static final String SELECTORS = "-Djava.nio.channels.spi.SelectorProvider=";
  private static final String LOGGING = "-Djava.util.logging.config.";

  private final WorkerSettings settings;

  Launcher(WorkerSettings settings) {
    this.settings = settings;
  }

  /**
   * Starts a worker's process.
   *
   * @param arguments those of its main method
   */
  Process start(Nest nest, List<String> arguments) throws IOException {
    List<String> all = new ArrayList<>(flags());
    all.addAll(mainClass());
    all.addAll(arguments);
    Files.write(
        nest.arguments(),
        all.stream().map(Launcher::quoted).toList(),
        Charset.forName(System.getProperty("native.encoding")));
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + nest.arguments())
            .redirectErrorStream(true);
    prepare(builder.environment());
    return builder.start();
  }

  /** Returns where the JVM with this id leaves its log when it crashes. */
  Path crashLog(long pid) {
    String pattern =
        settings.jvmFlags().stream()
            .filter(flag -> flag.startsWith(CRASH_LOG))
            .reduce(CRASH_LOG + defaultCrashLog(), (first, second) -> second)
            .substring(CRASH_LOG.length());
    return Path.of(pattern.replace("%p", Long.toString(pid)).replace("%%", "%"));
  }

  private static String defaultCrashLog() {
    return System.getProperty("java.io.tmpdir").replace("%", "%%")
        + File.separator
        + "hs_err_pid%p.log";
  }

  /** Returns the flags of the JVM, but for the class path and what follows it. */
  List<String> flags() {
    List<String> flags = new ArrayList<>(inherited());
    flags.addAll(ofTheManifest());
    flags.add("-XX:ActiveProcessorCount=" + settings.childThreads());
    flags.add("-XX:CompileThresholdScaling=4"); // compilers hold up the start of a JVM on few cores
    flags.add("-XX:-UsePerfData"); // a file in the directory of temporary ones, which kill leaves
    flags.add(CRASH_LOG + defaultCrashLog());
    flags.add(
        SELECTORS + SelectorProvider.provider().getClass().getName()); // else it is looked for
    flags.add("-Dstdout.encoding=UTF-8");
    flags.add("-Dstderr.encoding=UTF-8");
    flags.addAll(settings.jvmFlags());
    if (flags.stream().noneMatch(flag -> flag.startsWith(LOGGING))) {
      flags.add(LOGGING + "class=" + WorkerLogging.class.getName());
    }
    return flags;
  }

  private static List<String> inherited() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(flag -> INHERITED.stream().anyMatch(flag::startsWith))
        .filter(flag -> NOT_INHERITED.stream().noneMatch(flag::startsWith))
        .toList();
  }

  /** What the manifest of the jar opens that this JVM was started with by {@code java -jar}. */
  private static List<String> ofTheManifest() {
    List<String> flags = new ArrayList<>();
    String jar = System.getProperty("java.class.path");
    String command = System.getProperty("sun.java.command", "");
    if (!jar.isEmpty()
        && (command + " ").startsWith(jar + " ")
        && Files.isRegularFile(Path.of(jar))) {
      Attributes main = manifest(jar).getMainAttributes();
      for (String access : List.of("Add-Exports", "Add-Opens")) {
        String packages = main.getValue(access);
        if (packages != null) {
          for (String name : packages.strip().split("\\s+", -1)) {
            flags.add("--" + access.toLowerCase(Locale.ROOT) + "=" + name + "=ALL-UNNAMED");
          }
        }
      }
      if (main.getValue("Enable-Native-Access") != null) {
        flags.add("--enable-native-access=ALL-UNNAMED");
      }
    }
    return flags;
  }

  private static Manifest manifest(String jar) {
    try (JarFile file = new JarFile(jar)) {
      Manifest manifest = file.getManifest();
      return manifest != null ? manifest : new Manifest();
    } catch (IOException notOneAnyMore) {
      return new Manifest();
    }
  }

  private static List<String> mainClass() throws IOException {
    if (WorkerMain.class.getClassLoader() != ClassLoader.getSystemClassLoader()) {
      throw new IOException(
          "InBatch was not loaded from the class path or module path of this JVM, but by %s, which a worker does not have"
              .formatted(WorkerMain.class.getClassLoader()));
    }
    List<String> main = new ArrayList<>();
    String path = System.getProperty("java.class.path");
    if (!path.isEmpty()) {
      main.addAll(List.of("-cp", path));
    }
    Module module = WorkerMain.class.getModule();
    if (module.isNamed()) {
      // The roots are those of this JVM: its main module, or what a class path begins with.
      main.add("--add-modules=" + System.getProperty("jdk.module.main", "ALL-DEFAULT"));
      main.addAll(List.of("-m", module.getName() + "/" + WorkerMain.class.getName()));
    } else {
      main.add(WorkerMain.class.getName());
    }
    return main;
  }

  private void prepare(Map<String, String> environment) {
    if (settings.clearsEnvironment()) {
      environment.clear();
    }
    environment.keySet().removeAll(FLAG_VARIABLES);
    environment.keySet().removeAll(settings.removedVariables());
    THREAD_VARIABLES.forEach(
        name -> environment.put(name, Integer.toString(settings.childThreads())));
    environment.putAll(settings.addedVariables());
  }

  /** As a line of a file of arguments. */
  private static String quoted(String argument) {
    return "\""
        + argument
            .replace("\\", "\\\\")
            .replace("\"", "\\\"")
            .replace("\n", "\\n")
            .replace("\r", "\\r")
        + "\"";
  }
}
