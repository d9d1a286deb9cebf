package org.inbatch.engine.process;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.inbatch.Engine;
import org.inbatch.NotTransferableException;
import org.inbatch.WorkerException;
import org.inbatch.wire.Codecs;
import org.inbatch.wire.RemoteTarget;
import org.inbatch.wire.WireInput;
import org.inbatch.wire.WireOutput;

/** What a worker does: it runs the items of one chunk after the other. See {@link Message}. */
final class ItemLoop {

  /** A call that the worker knows. */
  private record Binding<A, S>(RemoteTarget<A, S> target, Engine.Invocation<A, S> invocation) {

    static <A, S> Binding<A, S> read(RemoteTarget<A, S> target, long seed, WireInput in) {
      return new Binding<>(target, target.bind(in, seed));
    }
  }

  private static final StackTraceElement[] NO_STACK = {};

  private static volatile boolean runsHere;

  private final Map<Long, Binding<?, ?>> bindings = new HashMap<>();

  /** Why calls could not be bound. */
  private final Map<Long, Throwable> unbound = new HashMap<>();

  private final WireInput in;
  private final WireOutput out;
  private final ControlPage page;

  /** Whether the worker is to be replaced, as it ran out of memory. */
  private boolean exhausted;

  /** Returns whether this JVM is a worker. */
  static boolean runsHere() {
    return runsHere;
  }

  ItemLoop(WireInput in, WireOutput out, ControlPage page) {
    this.in = in;
    this.out = out;
    this.page = page;
  }

  /** What a worker does all its life. */
  static final class OfWorker implements Items {

    private static void initialize() throws ReflectiveOperationException {
      String type = System.getProperty(WorkerSettings.INITIALIZER);
      if (type != null) {
        Class.forName(type).asSubclass(Runnable.class).getDeclaredConstructor().newInstance().run();
      }
    }

    @Override
    public void run(WireInput in, WireOutput out, ControlPage page)
        throws ReflectiveOperationException {
      runsHere = true;
      initialize();
      new ItemLoop(in, out, page).run();
    }
  }

  /** Runs what comes until nothing more does, or the worker is to be replaced. */
  void run() {
    while (!exhausted) {
      int kind = in.next();
      switch (kind) {
        case Message.BIND -> bind();
        case Message.CHUNK -> runChunk();
        case Message.UNBIND -> {
          long over = in.readLong();
          bindings.remove(over);
          unbound.remove(over);
          in.end();
        }
        case Message.UNMAP -> {
          in.unmap(in.readLong());
          in.end();
        }
        case WireInput.END -> {
          return;
        }
        default -> throw in.malformed("Kind " + kind + " where a call or a chunk should be");
      }
    }
  }

  private void bind() {
    long number = in.readLong();
    try {
      long seed = in.readLong();
      RemoteTarget<?, ?> target =
          RemoteTarget.find(ItemLoop.class.getClassLoader(), readText(), readText(), readText());
      Binding<?, ?> binding = Binding.read(target, seed, in);
      in.end();
      bindings.put(number, binding);
      Thread.currentThread().setName("inbatch-process " + target);
    } catch (Throwable unreadable) {
      // What was given up has failed the call where that was made.
      if (in.skip()) {
        unbound.put(number, unreadable);
      }
    }
  }

  private static Throwable neverBound(long call) {
    return new IllegalStateException("The worker was not told of the call " + call);
  }

  private String readText() {
    return Objects.requireNonNull(Codecs.STRING.read(in), "a name is missing");
  }

  private void runChunk() {
    long call = in.readLong();
    Binding<?, ?> binding = bindings.get(call);
    int number = in.readInt();
    int count = in.readInt();
    long base = in.readLong();
    in.end();
    if (binding != null) {
      runChunk(binding, number, count, base);
    } else {
      answer(Message.UNBOUND, unbound.computeIfAbsent(call, ItemLoop::neverBound));
    }
    for (int kind = in.next(); kind != Message.CHUNK_END; kind = in.next()) {
      if (kind == WireInput.END) {
        throw in.malformed("A chunk without its end");
      }
      in.skip();
    }
    in.end();
  }

  /** Runs the items of a chunk, until the rest is taken back. */
  private <A, S> void runChunk(Binding<A, S> binding, int number, int count, long base) {
    Item<A, S> item = new Item<>(binding);
    for (int i = 0; i < count && !exhausted && page.take(number); i++) {
      if (in.next() == Message.SET) {
        item.run(ControlPage.item(number, i), base + i);
      }
      in.skip();
    }
  }

  /** One item of a chunk after the other, from its argument set to the answer. */
  private final class Item<A, S> {
    private final RemoteTarget<A, S> target;
    private final Engine.Invocation<A, S> invocation;
    private final A set;
    private final S slot;

    Item(Binding<A, S> binding) {
      target = binding.target;
      invocation = binding.invocation;
      set = target.sets().newBlock(1);
      slot = target.values().newBlock(1);
    }

    void run(long number, long position) {
      page.started(number);
      Throwable thrown = null;
      int kind = Message.STUCK;
      try {
        target.sets().read(in, set, 0);
        in.end();
        kind = Message.THREW;
        invocation.at(position).run(set, slot, 0);
      } catch (Throwable t) {
        thrown = t;
      }
      page.ended(number);
      if (!in.skip()) {
        // What was given up has failed the item where it was to be sent; SKIPPED comes next.
        in.next();
      } else if (thrown == null) {
        answer();
      } else {
        ItemLoop.this.answer(kind, thrown);
      }
    }

    private void answer() {
      out.begin(Message.VALUE);
      try {
        target.values().write(slot, 0, out);
        out.end();
      } catch (Throwable unwritten) {
        out.abort();
        ItemLoop.this.answer(Message.STUCK, unwritten);
        return;
      }
      out.flush();
    }
  }

  private void answer(int kind, Throwable thrown) {
    exhausted |= thrown instanceof OutOfMemoryError;
    try {
      write(kind, thrown);
    } catch (NotTransferableException tooLarge) {
      out.abort();
      String why = "What it says is left out: " + tooLarge.getMessage();
      write(kind, new WorkerException(thrown.getClass().getName(), why, NO_STACK, null));
    }
    out.flush();
  }

  private void write(int kind, Throwable thrown) {
    out.begin(kind);
    Codecs.THROWABLE.write(thrown, out);
    out.end();
  }
}
