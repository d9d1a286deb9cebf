package org.inbatch.contract;

import java.util.stream.Stream;
import org.inbatch.CallOption;
import org.inbatch.NativeOption;
import org.inbatch.dispatch.ActionSite;
import org.inbatch.dispatch.Dispatch;
import org.inbatch.dispatch.Fanout;

/**
 * Calls of an action with {@code target = NATIVE} in its factory form: each item is a function that
 * Java made, here the test's own.
 */
final class FactoryCalls extends FanoutCalls {

  @Override
  Fanout fanout(ActionSite site, CallOption... options) {
    return Dispatch.natives(
        site, Stream.of(options).map(NativeOption.class::cast).toArray(NativeOption[]::new));
  }
}
