package org.inbatch.contract;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Array;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.inbatch.Engine;
import org.inbatch.ItemRandom;
import org.inbatch.dispatch.SeededInvocation;
import org.jspecify.annotations.Nullable;

/**
 * Runs what the contract asks of items, in the JVM of the test, for items that run in worker
 * processes: gates, barriers and counters of a test cannot travel, so an item there calls back
 * here, and is what it is told: it returns, throws, is interrupted, or waits. Objects travel as
 * numbers.
 *
 * <pre>
 *   test ──► engine ══ set's number ══► worker: item ── call, set's number ──► a thread here: the closure
 *                   ◄═ value's number ═            ◄── value's number ──
 * </pre>
 */
final class BackCalls {

  static final BackCalls INSTANCE = new BackCalls();

  static final byte CALL = 1;
  static final byte INTERRUPT = 2;
  static final byte RETURNED = 3;
  static final byte THREW = 4;

  private static final Pattern SAID =
      Pattern.compile("ItemRandom\\[seed=(-?\\d+), position=(\\d+)]");

  /** What stands for null. */
  static final long NULL = 0;

  private final ServerSocket server;
  private final Executor threads =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory());
  private final AtomicLong numbers = new AtomicLong();
  private final Map<Long, Item> items = new ConcurrentHashMap<>();
  private final Map<Long, Object> objects = new ConcurrentHashMap<>();

  /** What an item does: reads the first argument set of a block, writes the first slot. */
  private record Item(SeededInvocation<Object, Object> invocation, Class<?> slots) {}

  /** Whether the thread runs an item, whose own calls are then in a worker. */
  private static final ThreadLocal<Boolean> IN_ITEM = ThreadLocal.withInitial(() -> false);

  private BackCalls() {
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException noSocket) {
      throw new UncheckedIOException(noSocket);
    }
    Thread.ofPlatform().daemon().name("back-calls").start(this::accept);
  }

  static boolean isInItem() {
    return IN_ITEM.get();
  }

  int port() {
    return server.getLocalPort();
  }

  /** Keeps what the items of a call do, until the call is over. */
  @SuppressWarnings("unchecked") // the blocks of a call are what its invocation takes
  long begin(SeededInvocation<?, ?> invocation, Class<?> slots) {
    long number = numbers.incrementAndGet();
    items.put(number, new Item((SeededInvocation<Object, Object>) invocation, slots));
    return number;
  }

  void end(long call) {
    items.remove(call);
  }

  /** Keeps an object; returns its number. */
  long keep(@Nullable Object object) {
    if (object == null) {
      return NULL;
    }
    long number = numbers.incrementAndGet();
    objects.put(number, object);
    return number;
  }

  /** Returns the object of a number, and keeps it no longer. */
  @Nullable Object take(long number) {
    return number == NULL ? null : objects.remove(number);
  }

  /** Keeps the argument set at an index of a block, as a block of its own; returns its number. */
  long keepSet(Object block, int index) {
    if (block instanceof List<?> list) {
      return keep(Collections.singletonList(list.get(index)));
    }
    Object one = Array.newInstance(block.getClass().getComponentType(), 1);
    Array.set(one, 0, Array.get(block, index));
    return keep(one);
  }

  private void accept() {
    while (true) {
      try {
        Socket socket = server.accept();
        socket.setTcpNoDelay(true);
        Connection connection = new Connection(socket);
        Thread.ofPlatform().daemon().name("back-calls of a worker").start(connection::serve);
      } catch (IOException closed) {
        return;
      }
    }
  }

  /** An item that runs, or is about to. */
  private static final class Running {
    private @Nullable Thread thread;
    private boolean interrupted;

    synchronized void begin() {
      thread = Thread.currentThread();
      if (interrupted) {
        thread.interrupt();
      }
    }

    synchronized void interrupt() {
      interrupted = true;
      if (thread != null) {
        thread.interrupt();
      }
    }

    /** An interrupt that came for the item is over with it. */
    synchronized void end() {
      thread = null;
      Thread.interrupted();
    }
  }

  /** What one worker asks for. */
  private final class Connection {
    private final Socket socket;
    private final DataOutputStream out;

    /** What runs, by the worker's number of the request. */
    private final Map<Long, Running> running = new ConcurrentHashMap<>();

    Connection(Socket socket) throws IOException {
      this.socket = socket;
      this.out = new DataOutputStream(socket.getOutputStream());
    }

    void serve() {
      try (socket;
          DataInputStream in = new DataInputStream(socket.getInputStream())) {
        while (true) {
          byte kind = in.readByte();
          long request = in.readLong();
          if (kind == INTERRUPT) {
            interrupt(request);
          } else {
            call(request, in.readLong(), in.readLong(), in.readUTF(), in.readUTF());
          }
        }
      } catch (EOFException over) {
        // as every worker's end
      } catch (IOException killed) {
        // as the end of some
      } finally {
        running.keySet().forEach(this::interrupt);
      }
    }

    private void interrupt(long request) {
      Running item = running.get(request);
      if (item != null) {
        item.interrupt();
      }
    }

    private void call(long request, long call, long set, String random, String threadName) {
      Running item = new Running();
      running.put(request, item);
      threads.execute(() -> {
        item.begin();
        run(request, call, set, random, threadName, item);
      });
    }

    private void run(
        long request, long call, long set, String random, String threadName, Running item) {
      IN_ITEM.set(true);
      Thread.currentThread().setName(threadName);
      byte kind = RETURNED;
      long number;
      try {
        number = run(call, set, random);
      } catch (Throwable thrown) {
        kind = THREW;
        number = keep(thrown);
      }
      running.remove(request);
      item.end();
      synchronized (out) {
        try {
          out.writeByte(kind);
          out.writeLong(request);
          out.writeLong(number);
          out.flush();
        } catch (IOException killed) {
          take(number);
        }
      }
    }

    private long run(long call, long set, String random) throws Throwable {
      Item item = items.get(call);
      Object block = take(set);
      if (item == null || block == null) {
        throw new IllegalStateException("call " + call + " is over, or set " + set + " ran before");
      }
      Object slots = Array.newInstance(item.slots.getComponentType(), 1);
      item.invocation.run(block, slots, 0, random.isEmpty() ? ItemRandom.of(0, 0) : random(random));
      return keep(Array.get(slots, 0));
    }

    /** Returns the generator that says so of itself. */
    private static ItemRandom random(String said) {
      Matcher numbers = SAID.matcher(said);
      if (!numbers.matches()) {
        throw new IllegalArgumentException(said);
      }
      return ItemRandom.of(Long.parseLong(numbers.group(1)), Long.parseLong(numbers.group(2)));
    }
  }

  /** Returns an invocation as one that is given a generator. */
  static <A, S> SeededInvocation<A, S> unseeded(Engine.Invocation<A, S> invocation) {
    return (sets, slots, index, random) -> invocation.run(sets, slots, index);
  }
}
