package org.inbatch.observe;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.inbatch.Progress;
import org.inbatch.ProgressListener;

/** A bar on a terminal; the one class that names the optional library. */
final class TerminalBar implements ProgressListener {

  private final ProgressBar bar;

  TerminalBar(String action, PrintStream out) {
    bar =
        new ProgressBarBuilder()
            .setTaskName(action)
            .setInitialMax(-1)
            .setStyle(ProgressBarStyle.UNICODE_BLOCK)
            .setConsumer(new ConsoleProgressBarConsumer(out))
            .build();
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
    }
  }
}
