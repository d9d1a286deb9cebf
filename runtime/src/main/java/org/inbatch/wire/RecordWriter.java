package org.inbatch.wire;

/** Writes what a record, or the like, consists of. */
@FunctionalInterface
public interface RecordWriter<R> {

  /** Writes the components, one after the other. */
  void write(R value, WireOutput out);
}
