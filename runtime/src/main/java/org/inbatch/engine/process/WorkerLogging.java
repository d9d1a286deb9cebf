package org.inbatch.engine.process;

import java.io.ByteArrayInputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;

/**
 * The configuration of {@code java.util.logging} in a worker whose user has none: records go to the
 * parent, as {@linkplain OutputLine lines} of standard output, so that they come in order with what
 * is printed, and even if the worker crashes next.
 *
 * <p>Public because {@code java.util.logging} finds it by its name, when something is logged.
 */
public final class WorkerLogging {

  /**
   * Configures the manager.
   *
   * @throws IOException never
   */
  public WorkerLogging() throws IOException {
    String configuration = "handlers=" + ToParent.class.getName() + "\n.level=INFO\n";
    LogManager.getLogManager()
        .readConfiguration(
            new ByteArrayInputStream(configuration.getBytes(StandardCharsets.ISO_8859_1)));
  }

  /** Sends records to the parent. */
  public static final class ToParent extends Handler {

    private final OutputStream out = new FileOutputStream(FileDescriptor.out);

    /** Creates the handler: it takes whatever the loggers let pass. */
    public ToParent() {
      setLevel(Level.ALL);
      setFormatter(new SimpleFormatter());
    }

    @Override
    public void publish(LogRecord logged) {
      if (isLoggable(logged)) {
        String name = logged.getLoggerName() == null ? "" : logged.getLoggerName();
        byte[] line =
            new OutputLine(level(logged), name, text(logged))
                .print()
                .getBytes(StandardCharsets.UTF_8);
        try {
          synchronized (this) {
            out.write(line);
          }
        } catch (IOException parentGone) {
          // this worker ends soon
        }
      }
    }

    private static System.Logger.Level level(LogRecord logged) {
      int value = logged.getLevel().intValue();
      if (value >= Level.SEVERE.intValue()) {
        return System.Logger.Level.ERROR;
      } else if (value >= Level.WARNING.intValue()) {
        return System.Logger.Level.WARNING;
      } else if (value >= Level.INFO.intValue()) {
        return System.Logger.Level.INFO;
      }
      return value >= Level.FINE.intValue() ? System.Logger.Level.DEBUG : System.Logger.Level.TRACE;
    }

    private String text(LogRecord logged) {
      StringWriter text = new StringWriter();
      text.append(getFormatter().formatMessage(logged));
      if (logged.getThrown() != null) {
        text.append('\n');
        logged.getThrown().printStackTrace(new PrintWriter(text, true));
      }
      return text.toString();
    }

    @Override
    public void flush() {
      // nothing is held back
    }

    @Override
    public void close() {
      // standard output is not its own
    }
  }
}
