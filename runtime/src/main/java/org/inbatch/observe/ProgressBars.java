package org.inbatch.observe;

import java.io.Console;
import java.io.PrintStream;
import org.inbatch.ProgressListener;

/** Makes what {@code progressBar()} shows on standard error. */
public final class ProgressBars {

  private ProgressBars() {}

  /**
   * Returns a listener that draws a bar on a terminal, and prints a line every tenth of the way
   * elsewhere.
   *
   * @throws IllegalStateException if the progress bar library is not on the class path
   */
  @SuppressWarnings("SystemConsoleNull") // declared nullable, if never null on this JDK
  public static ProgressListener create(String action) {
    PrintStream out = System.err;
    Console console = System.console();
    if (console == null || !console.isTerminal()) {
      return new ProgressLines(out);
    }
    try {
      return new TerminalBar(action, out);
    } catch (NoClassDefFoundError missing) {
      throw new IllegalStateException(
          "progressBar() of %s needs the library me.tongfei:progressbar on the class path; it is not there"
              .formatted(action),
          missing);
    }
  }
}
