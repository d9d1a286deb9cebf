package org.inbatch.engine.threads;

import org.inbatch.Engine;
import org.jspecify.annotations.Nullable;

/** Where the actor that calls gets its helper from: the actor that helps. */
final class Handover implements Helpers, Helper {

  private volatile @Nullable Run<?, ?> run;
  private volatile boolean over;
  private volatile @Nullable Thread helping;

  /** What the actor that calls does: runs a call. */
  <S> Engine.Collected<S> run(Run<?, S> ofCaller) {
    try {
      return ofCaller.run();
    } finally {
      over = true;
    }
  }

  /**
   * What the actor that helps does: waits for a run and helps it; returns whether an interrupt was
   * left behind.
   */
  boolean help() {
    helping = Thread.currentThread();
    while (run == null && !over) {
      Thread.onSpinWait();
    }
    Run<?, ?> ofCaller = run;
    if (ofCaller != null) {
      ofCaller.help(this);
    }
    return Thread.interrupted();
  }

  @Override
  public void interrupt() {
    Thread thread = helping;
    if (thread != null) {
      thread.interrupt();
    }
  }

  @Override
  public void abandon() {}

  @Override
  public boolean request(Run<?, ?> asking, boolean entitled) {
    run = asking;
    return true;
  }

  @Override
  public void ended(Run<?, ?> ending) {}
}
