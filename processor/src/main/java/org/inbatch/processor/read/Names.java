package org.inbatch.processor.read;

/** The annotations, by name: the processor does not depend on them. */
final class Names {

  private static final String ANNOTATIONS = "org.inbatch.annotations.";

  static final String IN_BATCH_PARALLEL = ANNOTATIONS + "InBatchParallel";
  static final String ACTION = ANNOTATIONS + "Action";
  static final String PER_ITEM = ANNOTATIONS + "PerItem";
  static final String SEEDED = ANNOTATIONS + "Seeded";
  static final String NATIVE_FUNCTION = ANNOTATIONS + "NativeFunction";

  private Names() {}
}
