package org.inbatch.observe;

import java.io.PrintStream;
import org.inbatch.Progress;
import org.inbatch.ProgressListener;

/** Prints a line every tenth of the way: for logs. Called by one thread at a time. */
final class ProgressLines implements ProgressListener {

  private final PrintStream out;
  private long lastTenth;

  ProgressLines(PrintStream out) {
    this.out = out;
  }

  @Override
  public void onProgress(Progress progress) {
    long total = progress.total().orElse(0);
    long tenth = total == 0 ? 0 : 10 * progress.done() / total;
    if (tenth == lastTenth && !progress.finished()) {
      return;
    }
    lastTenth = tenth;
    out.println(
        "%s: %d%s items, %d failed, %.1f s"
            .formatted(
                progress.action(),
                progress.done(),
                progress.total().isPresent() ? " of " + total : "",
                progress.failed(),
                progress.elapsed().toNanos() / 1e9));
  }
}
