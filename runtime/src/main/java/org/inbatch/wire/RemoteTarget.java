package org.inbatch.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteOrder;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.inbatch.Engine.Invocation;
import org.jspecify.annotations.Nullable;

/**
 * An action as other JVMs know it: what it is called, how its argument sets and values travel, and
 * how it is made ready to run there. A constant of a dispatcher; there it is found by its names,
 * after the dispatcher's class has been initialized. Thread-safe.
 *
 * <pre>
 *   caller                                             worker
 *   dispatcher, action, fingerprint         ──►        find
 *   call arguments, seed                    ──►        bind        once a call
 *   argument set                            ──►        Invocation  once an item
 *                                           ◄──        value
 * </pre>
 *
 * @param <A> a block of argument sets
 * @param <S> an array of values
 */
public final class RemoteTarget<A, S> {

  private static final ClassValue<Map<String, RemoteTarget<?, ?>>> TARGETS =
      new ClassValue<>() {
        @Override
        protected Map<String, RemoteTarget<?, ?>> computeValue(Class<?> dispatcher) {
          return new ConcurrentHashMap<>();
        }
      };

  private static final AtomicLong NUMBERS = new AtomicLong();

  private final long number = NUMBERS.incrementAndGet();
  private final Class<?> dispatcher;
  private final String action;
  private final String arguments;
  private final SlotCodec<A> sets;
  private final SlotCodec<S> values;
  private final Binder<A, S> binder;
  private @Nullable String fingerprint;

  /** Makes an action ready to run, where it is to run. */
  @FunctionalInterface
  public interface Binder<A, S> {

    /**
     * Reads the arguments of a call and returns what runs its items.
     *
     * @param arguments a message, read up to where the call's arguments stand
     * @param seed what the items' generators are made from, if the action draws numbers
     */
    Invocation<A, S> bind(WireInput arguments, long seed);
  }

  private RemoteTarget(
      Class<?> dispatcher,
      String action,
      String arguments,
      SlotCodec<A> sets,
      SlotCodec<S> values,
      Binder<A, S> binder) {
    this.dispatcher = dispatcher;
    this.action = action;
    this.arguments = arguments;
    this.sets = sets;
    this.values = values;
    this.binder = binder;
  }

  /**
   * Returns the target of an action, which can from now on be found.
   *
   * @param dispatcher the class in whose static initializer this is called
   * @param action the action's name, unique in the dispatcher
   * @param arguments the shape of the call's arguments
   */
  public static <A, S> RemoteTarget<A, S> of(
      Class<?> dispatcher,
      String action,
      String arguments,
      SlotCodec<A> sets,
      SlotCodec<S> values,
      Binder<A, S> binder) {
    RemoteTarget<A, S> target =
        new RemoteTarget<>(dispatcher, action, arguments, sets, values, binder);
    if (TARGETS.get(dispatcher).putIfAbsent(action, target) != null) {
      throw new IllegalStateException(target + " is there twice");
    }
    return target;
  }

  /**
   * Finds the target of an action by what another JVM says of it. Initializes the dispatcher's
   * class.
   *
   * @throws IllegalArgumentException if there is no such class or no such action, or one with
   *     another fingerprint; it says which, and what may be the reason
   */
  public static RemoteTarget<?, ?> find(
      ClassLoader loader, String dispatcher, String action, String fingerprint) {
    Class<?> type;
    try {
      type = Class.forName(dispatcher, true, loader);
    } catch (ClassNotFoundException e) {
      throw new IllegalArgumentException(
          "There is no class " + dispatcher + " here: is the class path the caller's?", e);
    }
    Map<String, RemoteTarget<?, ?>> targets = TARGETS.get(type);
    RemoteTarget<?, ?> target = targets.get(action);
    if (target == null) {
      throw new IllegalArgumentException(
          "%s has no action %s here, but %s: is it of the caller's build?"
              .formatted(dispatcher, action, new TreeSet<>(targets.keySet())));
    }
    if (!target.fingerprint().equals(fingerprint)) {
      throw new IllegalArgumentException(
          "What travels to and from %s is another here: is it of the caller's build?"
              .formatted(target));
    }
    return target;
  }

  /** Returns a number of at least 1, which no other target of this JVM has. */
  public long number() {
    return number;
  }

  /** Returns the name of the class that this is a constant of. */
  public String dispatcher() {
    return dispatcher.getName();
  }

  /** Returns the action's name. */
  public String action() {
    return action;
  }

  /** Returns how argument sets travel. */
  public SlotCodec<A> sets() {
    return sets;
  }

  /** Returns how values travel. */
  public SlotCodec<S> values() {
    return values;
  }

  /** Returns whether calls of the action have arguments. */
  public boolean hasArguments() {
    return !arguments.isEmpty();
  }

  /** Makes the action ready to run; see {@link Binder#bind}. */
  public Invocation<A, S> bind(WireInput in, long seed) {
    return binder.bind(in, seed);
  }

  /**
   * Returns a text that is the same in another JVM if the two understand one another: made of the
   * shapes of what travels, and of the byte order, in which arrays travel as they are.
   */
  public String fingerprint() {
    String known = fingerprint;
    if (known == null) {
      String shapes =
          String.join(
              "\n", ByteOrder.nativeOrder().toString(), arguments, sets.shape(), values.shape());
      known = Long.toHexString(hash(shapes));
      fingerprint = known;
    }
    return known;
  }

  @Override
  public String toString() {
    return dispatcher.getName() + "." + action;
  }

  /** Returns the FNV-1a hash of a text: it is to find mistakes, and no enemies. */
  private static long hash(String text) {
    long hash = 0xcbf29ce484222325L;
    for (byte each : text.getBytes(UTF_8)) {
      hash = (hash ^ (each & 0xff)) * 0x100000001b3L;
    }
    return hash;
  }
}
