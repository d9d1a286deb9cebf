package org.inbatch.dispatch;

import org.inbatch.wire.WireOutput;

/** The arguments of a call, as they are sent to each worker that runs items of it. */
@FunctionalInterface
public interface RemoteArguments {

  /**
   * Writes them.
   *
   * @throws org.inbatch.NotTransferableException if one cannot travel
   */
  void write(WireOutput out);
}
