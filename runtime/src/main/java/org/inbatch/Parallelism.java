package org.inbatch;

/** placeholder */
public final class Parallelism {
  private Parallelism() {}

  /** threads */
  public static int threads() {
    return Runtime.getRuntime().availableProcessors();
  }
}
