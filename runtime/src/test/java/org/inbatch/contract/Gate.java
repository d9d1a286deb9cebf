package org.inbatch.contract;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Holds items until the test lets them go; closing it lets them go in any case, so that a failing
 * test leaves no thread behind.
 */
final class Gate implements AutoCloseable {

  private final CountDownLatch latch = new CountDownLatch(1);

  /** Waits until the gate is open; an interrupt ends the wait. */
  void await() throws InterruptedException {
    if (!latch.await(10, TimeUnit.MINUTES)) {
      throw new AssertionError("the gate was never opened");
    }
  }

  /** Waits until the gate is open and swallows every interrupt: an item that does not listen. */
  void awaitDeaf() {
    boolean open = false;
    while (!open) {
      try {
        latch.await();
        open = true;
      } catch (InterruptedException deaf) {
        // That is what this method is for.
      }
    }
  }

  /**
   * Waits until the gate is open without ever parking: an item that computes and does not listen.
   */
  void spinDeaf() {
    while (!isOpen()) {
      Thread.onSpinWait();
    }
  }

  boolean isOpen() {
    return latch.getCount() == 0;
  }

  void open() {
    latch.countDown();
  }

  @Override
  public void close() {
    open();
  }
}
