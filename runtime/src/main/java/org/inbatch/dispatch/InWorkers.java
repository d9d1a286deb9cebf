package org.inbatch.dispatch;

import org.inbatch.Engine;
import org.inbatch.engine.process.RemoteCall;
import org.inbatch.engine.process.Workforce;
import org.inbatch.wire.RemoteTarget;

/**
 * Has the items of a call run by worker processes.
 *
 * @param workforce the workers
 * @param target the action
 * @param arguments the call's arguments
 */
record InWorkers(Workforce workforce, RemoteTarget<?, ?> target, RemoteArguments arguments)
    implements Fanout.Place {

  @Override
  @SuppressWarnings("unchecked") // a dispatcher names an action of the types that it calls it with
  public <A, S> Engine.Invocation<A, S> of(Engine.Invocation<A, S> here, Engine.Plan plan) {
    return new RemoteCall<>(
        workforce, (RemoteTarget<A, S>) target, arguments::write, plan.seed(), here);
  }
}
