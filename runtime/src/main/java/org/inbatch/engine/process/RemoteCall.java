package org.inbatch.engine.process;

import java.util.OptionalLong;
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

  /** A call with more arguments than these bytes is forgotten soon, others with the next call. */
  private static final long LARGE = 1 << 16;

  /** What workers know the call by: below 0 where all calls of the action are the same. */
  final long binding;

  final Workforce workforce;
  final RemoteTarget<A, S> target;

  /** What the items' generators are made from, if the action draws numbers. */
  private final OptionalLong seed;

  private final Consumer<WireOutput> arguments;
  private final Engine.Invocation<A, S> here;

  /** How many workers the call has now; changed under the lock of the workforce. */
  final AtomicInteger hired = new AtomicInteger();

  /** Whether all calls of the action are the same, of which workers are told once. */
  private final boolean standing;

  /** The workers that know the call, and are to forget it. */
  private final Set<Hand> told = ConcurrentHashMap.newKeySet();

  /** The large segments among its arguments. */
  private final CallMemory memory = new CallMemory();

  /** Whether its arguments are large. */
  private volatile boolean large;

  /**
   * @param workforce the workers
   * @param target the action
   * @param arguments writes the call's arguments
   * @param seed what the items' generators are made from, if the action draws numbers
   * @param here runs an item in this process
   */
  public RemoteCall(
      Workforce workforce,
      RemoteTarget<A, S> target,
      Consumer<WireOutput> arguments,
      OptionalLong seed,
      Engine.Invocation<A, S> here) {
    this.workforce = workforce;
    this.target = target;
    this.arguments = arguments;
    this.seed = seed;
    this.here = here;
    standing = seed.isEmpty() && !target.hasArguments();
    binding = standing ? -target.number() : NUMBERS.incrementAndGet();
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
    if (!hand.learns(binding)) {
      return;
    }
    WireOutput out = hand.output();
    out.begin(Message.BIND);
    try {
      out.writeLong(binding);
      out.writeLong(seed.orElse(0));
      Codecs.STRING.write(target.dispatcher(), out);
      Codecs.STRING.write(target.action(), out);
      Codecs.STRING.write(target.fingerprint(), out);
      hand.jvm.shared().copyTo(memory);
      arguments.accept(out);
      large |= out.size() > LARGE || memory.isUsed();
      out.end();
    } catch (Throwable unwritten) {
      hand.forgets(binding);
      out.abort();
      throw unwritten;
    } finally {
      hand.jvm.shared().copyTo(null);
    }
    if (!standing) {
      told.add(hand);
    }
  }

  /** Takes note that a worker of the call is lost. */
  void lost(Hand hand) {
    told.remove(hand);
    workforce.lost(hand, hired);
  }

  @Override
  public void ended() {
    memory.close();
    told.forEach(hand -> hand.forgetSoon(binding));
    if (large) {
      told.forEach(workforce::tellWhatIsOver);
    }
  }
}
