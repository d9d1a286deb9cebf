package org.inbatch.engine.process;

import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The main class of a worker. Its main thread is the runner; a second one, the control thread,
 * connects to the parent, interrupts the runner when that says so, and ends this JVM when the
 * parent is gone.
 *
 * <p>No lambdas and no text put together where it starts: the first ones cost milliseconds.
 */
public final class WorkerMain {

  /** The exit code of a worker whose parent is gone, or whose items have given up. */
  private static final int GIVEN_UP = 1;

  /**
   * How much sooner the runner begins than connections are made, which takes a JVM that has just
   * begun as long as all else does: so the first results come before.
   */
  private static final long HEAD_START_NANOS = 50_000_000;

  private final Nest nest;
  private final Thread runner = Thread.currentThread();
  private final SharedMemory memory;
  private final ControlPage page;
  private final Bell bell;
  private final byte[] token;

  private WorkerMain(Nest nest) throws IOException {
    this.nest = nest;
    memory = SharedMemory.mapForEver(nest.memory());
    page = new ControlPage(memory.page());
    bell = new Bell(memory.page(), SharedMemory.WORKER_SLEEPS, SharedMemory.PARENT_SLEEPS, null);
    token = System.in.readNBytes(Greeting.TOKEN);
    if (token.length < Greeting.TOKEN) {
      throw new EOFException("The parent has gone");
    }
  }

  /**
   * Runs a worker.
   *
   * @param args its nest, its name, its {@link Items}, the most bytes of a message, and the names
   *     of the classes that are {@link Allowed}
   * @throws Exception if it cannot start
   */
  public static void main(String[] args) throws Exception {
    Thread.currentThread().setName(args[1]);
    Items items =
        Class.forName(args[2]).asSubclass(Items.class).getDeclaredConstructor().newInstance();
    Nest nest = new Nest(Path.of(args[0]));
    WorkerMain worker;
    try {
      worker = new WorkerMain(nest);
    } catch (IOException noParent) {
      nest.remove();
      throw noParent;
    }
    Allowed allowed =
        Allowed.named(List.of(args).subList(4, args.length), WorkerMain.class.getClassLoader());
    worker.work(items, Long.parseLong(args[3]), allowed);
  }

  private void work(Items items, long frameLimit, Allowed allowed) {
    memory.greet(Greeting.of(token, Greeting.MEMORY)); // before it connects
    Thread thread =
        new Thread("inbatch-control") {
          @Override
          public void run() {
            connectAndObey();
          }
        };
    thread.setDaemon(true);
    thread.start();
    try {
      Sharing shared = new ParentMemory();
      items.run(
          new RingInput(memory.toWorker(), bell, frameLimit, allowed, shared),
          new RingOutput(memory.fromWorker(), bell, frameLimit, allowed, shared, null),
          page);
    } catch (Throwable unexpected) {
      runner.getUncaughtExceptionHandler().uncaughtException(runner, unexpected);
    } finally {
      // A thread of the user's may be none that a JVM ends with.
      Runtime.getRuntime().halt(GIVEN_UP);
    }
  }

  /** Does what the parent says, as long as it is there. */
  private void connectAndObey() {
    Throwable broken = null;
    try {
      LockSupport.parkNanos(HEAD_START_NANOS);
      SocketChannel forBell = connect(Greeting.BELL);
      SocketChannel control = connect(Greeting.CONTROL);
      bell.connect(forBell); // as soon as both are there the parent rings it
      obey(control);
    } catch (Throwable thrown) {
      broken = thrown;
    }
    orphaned(broken);
  }

  private SocketChannel connect(byte role) throws IOException {
    SocketChannel connection = SocketChannel.open(UnixDomainSocketAddress.of(nest.socket()));
    connection.write(Greeting.of(token, role));
    return connection;
  }

  private void obey(SocketChannel control) throws IOException {
    ByteBuffer order = ByteBuffer.allocate(Greeting.ORDER);
    while (control.read(order) >= 0) {
      if (!order.hasRemaining()) {
        order.flip();
        obey(order.get(), order.getLong());
        order.clear();
      }
    }
  }

  private void obey(byte order, long item) {
    if (order == Greeting.INTERRUPT) {
      page.interrupt(item, runner);
    } else {
      // A hook of the user's may take its time: meanwhile this thread watches for the parent's end.
      new Thread(() -> System.exit(0), "inbatch-exit").start();
    }
  }

  /** Ends all that was the parent's; if it is there after all it reads why. */
  private void orphaned(@Nullable Throwable broken) {
    try {
      nest.remove();
      ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
      if (broken != null) {
        // Nothing of the user's, who may have replaced System.err, comes in here.
        broken.printStackTrace(new PrintStream(new FileOutputStream(FileDescriptor.err)));
      }
    } finally {
      Runtime.getRuntime().halt(GIVEN_UP);
    }
  }
}
