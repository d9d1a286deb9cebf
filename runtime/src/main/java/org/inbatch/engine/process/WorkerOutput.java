package org.inbatch.engine.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What a worker prints, to standard output or error: it is logged line by line, and the last lines
 * are kept for whoever asks how the worker ended. A thread of its own does this until there is no
 * more.
 */
final class WorkerOutput implements Runnable {

  private static final int LINES_KEPT = 40;

  /** What is longer is several lines. */
  private static final int LONGEST = 8192;

  private final String worker;
  private final InputStream output;
  private final Deque<String> last = new ArrayDeque<>();

  WorkerOutput(String worker, InputStream output) {
    this.worker = worker;
    this.output = output;
  }

  /** Returns the last lines. */
  List<String> lastLines() {
    synchronized (last) {
      return List.copyOf(last);
    }
  }

  @Override
  public void run() {
    StringBuilder line = new StringBuilder();
    char[] read = new char[LONGEST];
    try (Reader reader = new InputStreamReader(output, StandardCharsets.UTF_8)) {
      for (int count = reader.read(read); count >= 0; count = reader.read(read)) {
        for (int i = 0; i < count; i++) {
          if (read[i] == '\n' || line.length() == LONGEST) {
            take(line);
          }
          if (read[i] != '\n' && read[i] != '\r') {
            line.append(read[i]);
          }
        }
      }
    } catch (IOException ended) {
      // and so has the worker
    }
    if (!line.isEmpty()) {
      take(line);
    }
  }

  private void take(StringBuilder printed) {
    OutputLine line = OutputLine.parse(printed.toString());
    printed.setLength(0);
    synchronized (last) {
      if (last.size() == LINES_KEPT) {
        last.removeFirst();
      }
      last.addLast(line.text());
    }
    try {
      System.getLogger(line.logger()).log(line.level(), "[" + worker + "] " + line.text());
    } catch (RuntimeException ofTheirHandler) {
      // the next line may be taken
    }
  }
}
