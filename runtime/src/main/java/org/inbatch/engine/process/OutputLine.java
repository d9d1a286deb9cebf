package org.inbatch.engine.process;

import java.lang.System.Logger.Level;

/**
 * A line of a worker's standard output: what somebody printed, or a log record, which is printed as
 *
 * <pre>
 *   \u0001 WARNING \u0001 com.acme.Features \u0001 the message \u0002 its second line \n
 * </pre>
 *
 * without the spaces. Whoever prints such a line himself has logged a record; there is no more harm
 * in it.
 *
 * @param level the level of a record, INFO for what was printed
 * @param logger the logger of a record, {@link #PRINTED} for what was printed
 * @param text the text
 */
record OutputLine(Level level, String logger, String text) {

  /** The logger of what workers print. */
  static final String PRINTED = "org.inbatch.worker";

  private static final char MARK = '\u0001';
  private static final char BREAK = '\u0002';

  /** Returns what is to be printed for a record, the line's end included. */
  String print() {
    return MARK
        + level.name()
        + MARK
        + logger.replace('\n', ' ')
        + MARK
        + text.strip().replace("\r", "").replace('\n', BREAK)
        + '\n';
  }

  /** Returns the line that was printed. */
  static OutputLine parse(String printed) {
    String[] parts = printed.split(String.valueOf(MARK), 4);
    if (parts.length == 4) {
      for (Level level : Level.values()) {
        if (level.name().equals(parts[1])) {
          // What stands before was printed without an end of its line.
          return new OutputLine(level, parts[2], parts[0] + parts[3].replace(BREAK, '\n'));
        }
      }
    }
    return new OutputLine(Level.INFO, PRINTED, printed);
  }
}
