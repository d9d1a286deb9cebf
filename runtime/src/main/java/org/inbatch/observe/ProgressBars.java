package org.inbatch.observe;

import java.io.Console;
import java.io.PrintStream;
import org.inbatch.ProgressListener;

/** Makes what {@code progressBar()} shows on standard error. */
public final class ProgressBars {

  private ProgressBars() {}

  private static final String LIBRARY = "me.tongfei.progressbar.ProgressBar";

  /**
   * Returns a listener that draws a bar on a terminal, and prints a line every tenth of the way
   * elsewhere.
   *
   * @throws IllegalStateException if the progress bar library is not on the class path, terminal or
   *     not: a program that lacks it should fail where it is built, not where it is used
   */
  @SuppressWarnings("SystemConsoleNull") // declared nullable, if never null on this JDK
  public static ProgressListener create(String action) {
    try {
      Class.forName(LIBRARY, false, ProgressBars.class.getClassLoader());
    } catch (ClassNotFoundException missing) {
      throw new IllegalStateException(
          "progressBar() of %s needs the library me.tongfei:progressbar on the class path, and it is not there"
              .formatted(action),
          missing);
    }
    Console console = System.console();
    PrintStream out = System.err;
    return console != null && console.isTerminal()
        ? new TerminalBar(action, out)
        : new ProgressLines(out);
  }
}
