package org.inbatch.engine.process;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.inbatch.Engine;
import org.inbatch.engine.Remote;
import org.inbatch.engine.Session;
import org.inbatch.wire.Codecs;
import org.inbatch.wire.RemoteTarget;
import org.inbatch.wire.WireOutput;

/**
 * One call whose items worker processes run.
 *
 * @param <A> a block of argument sets
 * @param <S> an array of values
 */
public final class RemoteCall<A, S> implements Remote<A, S> {

  private static final AtomicLong NUMBERS = new AtomicLong();

  /** What workers know the call by. */
  final long binding = NUMBERS.incrementAndGet();

  final Workforce workforce;
  final RemoteTarget<A, S> target;
  final long seed;

  private final Consumer<WireOutput> arguments;
  private final Engine.Invocation<A, S> here;

  /** How many workers the call has now; changed under the lock of the workforce. */
  final AtomicInteger hired = new AtomicInteger();

  /** The workers that know the call. */
  private final Set<Hand> bound = ConcurrentHashMap.newKeySet();

  /**
   * @param workforce the workers
   * @param target the action
   * @param arguments writes the call's arguments
   * @param seed what the items' generators are made from
   * @param here runs an item in this process
   */
  public RemoteCall(
      Workforce workforce,
      RemoteTarget<A, S> target,
      Consumer<WireOutput> arguments,
      long seed,
      Engine.Invocation<A, S> here) {
    this.workforce = workforce;
    this.target = target;
    this.arguments = arguments;
    this.seed = seed;
    this.here = here;
  }

  @Override
  public void run(A sets, S slots, int index) throws Throwable {
    here.run(sets, slots, index);
  }

  @Override
  public Engine.Invocation<A, S> at(long position) {
    return here.at(position);
  }

  @Override
  public Session<A, S> newSession(Engine.Call<A, S> call, boolean ofCaller) {
    return new WorkerSession<>(this, call, ofCaller);
  }

  /** Sees to it that a worker knows the call. */
  void bind(Hand hand) {
    if (!bound.add(hand)) {
      return;
    }
    WireOutput out = hand.output();
    out.begin(Message.BIND);
    try {
      out.writeLong(binding);
      out.writeLong(seed);
      Codecs.STRING.write(target.dispatcher(), out);
      Codecs.STRING.write(target.action(), out);
      Codecs.STRING.write(target.fingerprint(), out);
      arguments.accept(out);
      out.end();
    } catch (Throwable unwritten) {
      bound.remove(hand);
      out.abort();
      throw unwritten;
    }
  }

  /** Takes note that a worker of the call is lost. */
  void lost(Hand hand) {
    bound.remove(hand);
    workforce.lost(hand, hired);
  }

  @Override
  public void ended() {
    bound.forEach(hand -> workforce.forget(hand, binding));
  }
}
