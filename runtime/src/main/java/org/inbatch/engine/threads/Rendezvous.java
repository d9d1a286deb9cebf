package org.inbatch.engine.threads;

import java.lang.foreign.Arena;

/**
 * A memory barrier in every thread of the JVM, at the cost of the one that calls for it.
 *
 * <p>To close a shared arena, HotSpot shakes hands with every thread: each comes to a point between
 * two of its instructions at which all that it wrote is visible, and after which it reads what is
 * there then. The specification promises no more than that nobody uses the arena afterwards, so
 * other JVMs are not relied on.
 */
final class Rendezvous {

  /** Whether this JVM is known to do it. */
  static final boolean IS_KNOWN_HERE = isHotSpot(System.getProperty("java.vm.name", ""));

  private Rendezvous() {}

  private static boolean isHotSpot(String name) {
    return name.contains("HotSpot") || name.contains("OpenJDK");
  }

  /** Returns when every thread has passed a memory barrier. Some tens of microseconds. */
  static void ofAllThreads() {
    Arena.ofShared().close();
  }
}
