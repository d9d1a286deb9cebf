package org.inbatch.engine.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a worker ended.
 *
 * @param exitCode that of the process; one that a signal ended has 128 and the signal's number
 * @param lastLines what it printed last, to standard output or error
 * @param crashLog the file in which the JVM says why it crashed, if there is one; it is kept
 */
record Ending(int exitCode, List<String> lastLines, Optional<Path> crashLog) {

  /** Signals that have the same number everywhere. */
  private static final Map<Integer, String> SIGNALS =
      Map.of(
          1, "SIGHUP", 2, "SIGINT", 3, "SIGQUIT", 4, "SIGILL", 6, "SIGABRT", 8, "SIGFPE", 9,
          "SIGKILL", 11, "SIGSEGV", 13, "SIGPIPE", 15, "SIGTERM");

  /** Copies the list. */
  Ending {
    lastLines = List.copyOf(lastLines);
  }

  /** Returns how it ended, in words: {@code exit code 3}, {@code SIGKILL (exit code 137)}. */
  String cause() {
    String signal = SIGNALS.get(exitCode - 128);
    String code = "exit code " + exitCode;
    return signal != null ? signal + " (" + code + ")" : code;
  }

  /** Returns how it ended, where its crash log is, and what it printed last. */
  String describe() {
    StringBuilder text = new StringBuilder(cause());
    crashLog.ifPresent(log -> text.append(", crash log ").append(log));
    if (!lastLines.isEmpty()) {
      text.append(". It printed:");
      lastLines.forEach(line -> text.append("\n  ").append(line));
    }
    return text.toString();
  }
}
