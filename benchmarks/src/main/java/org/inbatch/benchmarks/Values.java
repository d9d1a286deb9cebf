package org.inbatch.benchmarks;

import java.util.concurrent.Callable;
import org.inbatch.benchmarks.peer.Peer;

/** What the items give. */
public enum Values {
  /** {@code Long}s of {@code Integer}s. */
  REFERENCES,
  /** {@code int}s of {@code int}s. */
  INTS,
  /** {@code double}s of {@code int}s. */
  DOUBLES;

  /** Prepares a peer's call. */
  Callable<?> call(Peer peer, int[] items, Work work) {
    return switch (this) {
      case REFERENCES -> peer.map(Peer.boxed(items), work::run);
      case INTS -> peer.mapToInt(items, item -> (int) work.run(item));
      case DOUBLES -> peer.mapToDouble(items, work::run);
    };
  }
}
