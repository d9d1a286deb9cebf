package org.inbatch.benchmarks.report;

/** Whether a promise is kept. */
record Verdict(String promise, String wanted, String found, boolean kept) {

  /** Returns a row of a Markdown table. */
  @Override
  public String toString() {
    return "| %s | %s | %s | %s |".formatted(promise, wanted, found, kept ? "yes" : "**no**");
  }
}
