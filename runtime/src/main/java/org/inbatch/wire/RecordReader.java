package org.inbatch.wire;

/** Reads what a {@link RecordWriter} wrote, and makes the record of it. */
@FunctionalInterface
public interface RecordReader<R> {

  /** Reads the components in their order. */
  R read(WireInput in);
}
