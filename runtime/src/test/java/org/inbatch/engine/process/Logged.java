package org.inbatch.engine.process;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What is logged to a logger as long as this is open, which then goes nowhere else. */
final class Logged extends Handler implements AutoCloseable {

  private final Logger logger;
  private final BlockingQueue<LogRecord> records = new LinkedBlockingQueue<>();

  Logged(String logger) {
    this.logger = Logger.getLogger(logger);
    this.logger.setUseParentHandlers(false);
    this.logger.addHandler(this);
  }

  /** Waits for the next record, and returns its level and message. */
  String next() throws InterruptedException {
    LogRecord next = records.poll(1, TimeUnit.MINUTES);
    return next == null ? "nothing" : name(next.getLevel()) + " " + next.getMessage();
  }

  private static String name(Level level) {
    return level.getName();
  }

  @Override
  public void publish(LogRecord logged) {
    records.add(logged);
  }

  @Override
  public void flush() {
    // nothing is held back
  }

  @Override
  public void close() {
    logger.removeHandler(this);
    logger.setUseParentHandlers(true);
  }
}
