package org.inbatch.contract;

import java.util.List;
import java.util.stream.Stream;
import org.inbatch.CallOption;
import org.inbatch.ThreadsOption;
import org.inbatch.dispatch.ActionSite;
import org.inbatch.dispatch.Dispatch;
import org.inbatch.dispatch.Fanout;

/** Calls of an action with {@code target = THREADS}. */
class ThreadsCalls extends FanoutCalls {

  private final List<ThreadsOption> always;

  /**
   * @param always options that every call gets before its own, such as {@code sequential()}
   */
  ThreadsCalls(List<ThreadsOption> always) {
    this.always = always;
  }

  @Override
  final Fanout fanout(ActionSite site, CallOption... options) {
    Stream<ThreadsOption> own = Stream.of(options).map(ThreadsOption.class::cast);
    return Dispatch.threads(
        site, Stream.concat(always.stream(), own).toArray(ThreadsOption[]::new));
  }
}
