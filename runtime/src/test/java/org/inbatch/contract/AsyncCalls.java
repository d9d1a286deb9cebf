package org.inbatch.contract;

import java.util.stream.Stream;
import org.inbatch.AsyncOption;
import org.inbatch.CallOption;
import org.inbatch.CallOptions;
import org.inbatch.dispatch.ActionSite;
import org.inbatch.dispatch.Dispatch;
import org.inbatch.dispatch.Fanout;

/** Calls of an action with {@code target = ASYNC} that is an ordinary method. */
final class AsyncCalls extends FanoutCalls {

  @Override
  Fanout fanout(ActionSite site, CallOption... options) {
    return Dispatch.async(site, inItsWords(options));
  }

  /**
   * Returns the options as ASYNC has them: so many workers are so many items in flight, and a task
   * is an item always.
   */
  static AsyncOption[] inItsWords(CallOption... options) {
    return Stream.of(options)
        .filter(option -> !(option instanceof CallOption.ItemsPerTask))
        .map(option ->
            option instanceof CallOption.NWorkers workers
                ? CallOptions.concurrency(workers.n())
                : (AsyncOption) option)
        .toArray(AsyncOption[]::new);
  }
}
