package org.inbatch.observe;

import java.io.PrintStream;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.inbatch.Progress;
import org.inbatch.ProgressListener;

/**
 * A bar on a terminal; the one class that names the optional library.
 *
 * <p>The library's own console consumer asks JLine for the terminal's width, which loads native
 * code and so makes JDK 25 print a warning; this one takes the width from the environment.
 */
final class TerminalBar implements ProgressListener {

  private static final int USUAL_COLUMNS = 80;

  private final PrintStream out;
  private final ProgressBar bar;

  TerminalBar(String action, PrintStream out) {
    this.out = out;
    this.bar =
        new ProgressBarBuilder()
            .setTaskName(action)
            .setInitialMax(-1)
            .setStyle(ProgressBarStyle.UNICODE_BLOCK)
            .setConsumer(
                new DelegatingProgressBarConsumer(line -> out.print('\r' + line), columns() - 1))
            .build();
  }

  private static int columns() {
    try {
      return Integer.parseInt(System.getenv().getOrDefault("COLUMNS", ""));
    } catch (NumberFormatException notSaid) {
      return USUAL_COLUMNS;
    }
  }

  @Override
  public void onProgress(Progress progress) {
    progress.total().ifPresent(bar::maxHint);
    bar.stepTo(progress.done());
    if (progress.failed() > 0) {
      bar.setExtraMessage(progress.failed() + " failed");
    }
    if (progress.finished()) {
      bar.close();
      out.println();
    }
  }
}
