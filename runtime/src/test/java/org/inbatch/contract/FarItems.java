package org.inbatch.contract;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.lang.reflect.Array;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.inbatch.Engine;
import org.inbatch.dispatch.RemoteAction;
import org.inbatch.dispatch.RemoteArguments;
import org.inbatch.wire.Codecs;
import org.inbatch.wire.SlotCodec;
import org.inbatch.wire.WireInput;
import org.inbatch.wire.WireOutput;
import org.jspecify.annotations.Nullable;

/**
 * The items of the contract as they run in worker processes: each {@linkplain BackCalls calls
 * back}.
 */
final class FarItems {

  /** How sets and values travel: as numbers of objects in the JVM of the test. */
  private static final SlotCodec<Object> NUMBERS =
      SlotCodec.of("number", Number[]::new, FarItems::write, FarItems::read);

  static final RemoteAction<Object, Object> PLAIN =
      RemoteAction.unboxed(
          FarItems.class, "plain", NUMBERS, NUMBERS, FarItems::bind, Codecs.INTEGER, Codecs.LONG);

  static final RemoteAction<Object, Object> SEEDED =
      RemoteAction.seededUnboxed(
          FarItems.class,
          "seeded",
          NUMBERS,
          NUMBERS,
          in -> {
            Connection connection = Connection.to(in.readInt());
            long call = in.readLong();
            return (sets, slots, index, random) ->
                connection.run(call, sets, slots, index, random.toString());
          });

  private FarItems() {}

  private static void write(Object block, int index, WireOutput out) {
    out.writeLong(
        block instanceof Number[] numbers
            ? numbers[index].longValue()
            : BackCalls.INSTANCE.keepSet(block, index));
  }

  private static void read(WireInput in, Object block, int index) {
    long number = in.readLong();
    if (block instanceof Number[] numbers) {
      numbers[index] = number;
    } else {
      Array.set(block, index, BackCalls.INSTANCE.take(number));
    }
  }

  /** Returns the arguments of a call that calls back. */
  static RemoteArguments arguments(long call) {
    return out -> {
      out.writeInt(BackCalls.INSTANCE.port());
      out.writeLong(call);
    };
  }

  private static Engine.Invocation<Object, Object> bind(WireInput in) {
    Connection connection = Connection.to(in.readInt());
    long call = in.readLong();
    return (sets, slots, index) -> connection.run(call, sets, slots, index, "");
  }

  /** An exception that is thrown in the JVM of the test, and is itself again there. */
  private static final class Thrown extends Exception {

    private static final long serialVersionUID = 1;

    private final long number;

    Thrown(long number) {
      super(null, null, false, false);
      this.number = number;
    }

    private Object readResolve() {
      Object thrown = BackCalls.INSTANCE.take(number);
      return thrown == null ? this : thrown;
    }
  }

  /** The worker's connection to the JVM of the test. */
  private static final class Connection {

    private static @Nullable Connection only;

    private final DataOutputStream out;
    private final AtomicLong requests = new AtomicLong();
    private final Map<Long, BlockingQueue<Answer>> waiting = new ConcurrentHashMap<>();

    private record Answer(byte kind, long number) implements Serializable {}

    private Connection(Socket socket) throws IOException {
      out = new DataOutputStream(socket.getOutputStream());
      DataInputStream in = new DataInputStream(socket.getInputStream());
      Thread.ofPlatform().daemon().name("answers").start(() -> read(in));
    }

    static synchronized Connection to(int port) {
      if (only == null) {
        try {
          Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
          socket.setTcpNoDelay(true);
          only = new Connection(socket);
        } catch (IOException gone) {
          throw new UncheckedIOException(gone);
        }
      }
      return only;
    }

    private void read(DataInputStream in) {
      try {
        while (true) {
          byte kind = in.readByte();
          Objects.requireNonNull(waiting.remove(in.readLong()), "answered twice")
              .add(new Answer(kind, in.readLong()));
        }
      } catch (IOException gone) {
        Runtime.getRuntime().halt(0);
      }
    }

    void run(long call, Object sets, Object slots, int index, String random) throws Throwable {
      long request = requests.incrementAndGet();
      BlockingQueue<Answer> answer = new ArrayBlockingQueue<>(1);
      waiting.put(request, answer);
      synchronized (out) {
        out.writeByte(BackCalls.CALL);
        out.writeLong(request);
        out.writeLong(call);
        out.writeLong(((Number[]) sets)[index].longValue());
        out.writeUTF(random);
        out.writeUTF(Thread.currentThread().getName());
        out.flush();
      }
      Answer got = null;
      while (got == null) {
        try {
          got = answer.take();
        } catch (InterruptedException passedOn) {
          synchronized (out) {
            out.writeByte(BackCalls.INTERRUPT);
            out.writeLong(request);
            out.flush();
          }
        }
      }
      if (got.kind == BackCalls.THREW) {
        throw new Thrown(got.number);
      }
      ((Number[]) slots)[index] = got.number;
    }
  }
}
