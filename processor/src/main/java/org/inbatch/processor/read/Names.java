package org.inbatch.processor.read;

/** The annotations and the batch, by name: the processor does not depend on them. */
final class Names {

  private static final String ANNOTATIONS = "org.inbatch.annotations.";

  static final String IN_BATCH_PARALLEL = ANNOTATIONS + "InBatchParallel";
  static final String ACTION = ANNOTATIONS + "Action";
  static final String PER_ITEM = ANNOTATIONS + "PerItem";
  static final String SEEDED = ANNOTATIONS + "Seeded";
  static final String BATCH_CLASS = ANNOTATIONS + "BatchClass";
  static final String NATIVE_FUNCTION = ANNOTATIONS + "NativeFunction";

  static final String BATCH = "org.inbatch.Batch";

  private Names() {}
}
