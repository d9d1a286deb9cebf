package org.inbatch.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Those who run the items of a guarded call, as the one sees them who watches over it.
 *
 * @param <C> the cells in which they do
 */
public interface Crew<C> {

  /** Takes an item that was not begun. */
  @FunctionalInterface
  interface ItemConsumer {

    /** Takes the item at a position. */
    void accept(long position, @Nullable Object item);
  }

  /** Returns the cells of those who are here now. */
  List<C> atWork();

  /** Returns whether nobody is here; under the gate. */
  boolean isEmpty();

  /** Returns whether there may be something to begin; under the gate. */
  boolean hasWork();

  /** Returns whether nothing will ever be begun any more but what is given back; under the gate. */
  boolean hasEnded();

  /** Returns whether somebody is in the user's source; under the gate. */
  boolean isPulling();

  /** Lets nothing that is being pulled count any more; under the gate. */
  void seal();

  /** Returns how many items have, or are to have, an outcome; under the gate. */
  long size();

  /** Sees to it that one more comes, if there is work. */
  void askForHelp();

  /**
   * Sees to it that a call goes on for which nobody is here though there is work.
   *
   * @return when to look again, in nanoseconds from now
   */
  default long callForHelp() {
    askForHelp();
    return Long.MAX_VALUE;
  }

  /** Takes note that somebody is here, or that there is nothing to do. */
  default void goesOn() {}

  /**
   * Gives up one who overruns its time: its place is free, and what it has not begun goes back.
   *
   * @return whether it was still here
   */
  boolean letGo(C cell);

  /** Takes all that nobody has begun from a closed call. */
  void forEachNotBegun(ItemConsumer consumer);

  /** Takes note that the calling thread waits and does not work meanwhile. */
  default void beginWait() {}

  /** Takes note that the calling thread works again. */
  default void endWait() {}
}
