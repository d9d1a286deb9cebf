package org.inbatch.engine.process;

import org.inbatch.wire.WireInput;
import org.inbatch.wire.WireOutput;

/** What a worker does all its life. It has a constructor without parameters. */
interface Items {

  /**
   * Runs items, on the worker's runner thread: its main thread. When it returns or throws the
   * worker ends.
   *
   * @throws Exception as a reason to end; it is printed and becomes a line of the worker's log
   */
  void run(WireInput input, WireOutput output, ControlPage page) throws Exception;
}
