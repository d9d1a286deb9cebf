package org.inbatch.samples.contactsheet;

import java.io.PrintWriter;
import java.time.Duration;
import org.inbatch.Progress;
import org.inbatch.ProgressListener;

/**
 * Tells how far the call is in plain lines, one a second and one at the end: for logs and pipes.
 */
final class ProgressLines implements ProgressListener {

  private static final Duration INTERVAL = Duration.ofSeconds(1);

  private final PrintWriter out;
  private Duration next = INTERVAL;

  ProgressLines(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void onProgress(Progress progress) {
    if (!progress.finished() && progress.elapsed().compareTo(next) < 0) {
      return;
    }
    next = progress.elapsed().plus(INTERVAL);
    String total = progress.total().isPresent() ? " of " + progress.total().getAsLong() : "";
    out.printf("%d%s done%n", progress.done(), total);
    out.flush();
  }
}
