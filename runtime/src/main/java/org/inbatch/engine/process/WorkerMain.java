package org.inbatch.engine.process;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;

/**
 * The main class of a worker. Its main thread is the runner; a second one, the control thread,
 * interrupts the runner when the parent says so, and ends this JVM when the parent is gone.
 *
 * <p>No lambdas and no text put together where it starts: the first ones cost milliseconds.
 */
public final class WorkerMain {

  /** The exit code of a worker whose parent is gone, or whose items have given up. */
  private static final int GIVEN_UP = 1;

  private final Nest nest;
  private final Thread runner = Thread.currentThread();
  private final SharedMemory memory;
  private final ControlPage page;
  private final SocketChannel bell;
  private final SocketChannel control;

  private WorkerMain(Nest nest) throws IOException {
    this.nest = nest;
    memory = SharedMemory.mapForEver(nest.memory());
    page = new ControlPage(memory.page());
    byte[] token = System.in.readNBytes(Greeting.TOKEN);
    bell = connect(token, Greeting.BELL);
    control = connect(token, Greeting.CONTROL);
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

  private SocketChannel connect(byte[] token, byte role) throws IOException {
    SocketChannel connection = SocketChannel.open(UnixDomainSocketAddress.of(nest.socket()));
    connection.write(Greeting.of(token, role));
    return connection;
  }

  private void work(Items items, long frameLimit, Allowed allowed) {
    Thread thread =
        new Thread("inbatch-control") {
          @Override
          public void run() {
            obey();
          }
        };
    thread.setDaemon(true);
    thread.start();
    try {
      Bell waits =
          new Bell(bell, memory.page(), SharedMemory.WORKER_SLEEPS, SharedMemory.PARENT_SLEEPS);
      Sharing shared = new ParentMemory();
      items.run(
          new RingInput(memory.toWorker(), waits, frameLimit, allowed, shared),
          new RingOutput(memory.fromWorker(), waits, frameLimit, allowed, shared, null),
          page);
    } catch (Throwable unexpected) {
      runner.getUncaughtExceptionHandler().uncaughtException(runner, unexpected);
    } finally {
      // A thread of the user's may be none that a JVM ends with.
      Runtime.getRuntime().halt(GIVEN_UP);
    }
  }

  /** Does what the parent says, as long as it is there. */
  private void obey() {
    try {
      ByteBuffer order = ByteBuffer.allocate(Greeting.ORDER);
      while (control.read(order) >= 0) {
        if (!order.hasRemaining()) {
          order.flip();
          obey(order.get(), order.getLong());
          order.clear();
        }
      }
    } catch (IOException gone) {
      // the same as its end
    } finally {
      orphaned();
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

  private void orphaned() {
    try {
      nest.remove();
      ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    } finally {
      Runtime.getRuntime().halt(GIVEN_UP);
    }
  }
}
