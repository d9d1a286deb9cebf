package org.inbatch.processor.spec;

/** The engine that runs an action. */
public enum Target {
  THREADS,
  NATIVE,
  ASYNC,
  PROCESS
}
