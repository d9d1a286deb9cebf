package org.inbatch.engine.process;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.inbatch.wire.WireOutput;
import org.jspecify.annotations.Nullable;

/**
 * A worker JVM as its parent sees it.
 *
 * <pre>
 *   start ── awaitReady ── output, input: one thread at a time drives it ── end or kill ── close
 * </pre>
 *
 * <p>It ends when this JVM does, however that ends; but code in a critical native call hears of
 * nothing less than {@link #kill()}. Thread-safe but for {@link #output()} and {@link #input()}.
 */
final class WorkerJvm implements AutoCloseable {

  /** How long the output of a worker that has ended is waited for: its children may hold it. */
  private static final Duration OUTPUT_PATIENCE = Duration.ofSeconds(1);

  /** The process, where it is let in, and who reads what it prints. */
  private record Running(Process process, Nest nest, WorkerOutput output, Thread reader) {}

  /** What both JVMs share. */
  private record Link(
      SharedMemory memory, Bell bell, RingInput input, RingOutput output, ControlPage page) {}

  private final WorkerSettings settings;
  private final Launcher launcher;
  private final String name;
  private final Class<? extends Items> items;
  private final CompletableFuture<Link> link = new CompletableFuture<>();
  private final OwnMemory shared = new OwnMemory();
  private final Orders orders = new Orders();
  private final long startedAt = System.nanoTime();

  private volatile @Nullable Running running;
  private boolean killed;
  private boolean closed;

  private WorkerJvm(WorkerSettings settings, String name, Class<? extends Items> items) {
    this.settings = settings;
    this.launcher = new Launcher(settings);
    this.name = name;
    this.items = items;
  }

  /**
   * Starts a worker: its process soon begins. Does not block.
   *
   * @param name what its threads and the lines of its log are named after
   * @param items what it does
   */
  static WorkerJvm start(WorkerSettings settings, String name, Class<? extends Items> items) {
    WorkerJvm worker = new WorkerJvm(settings, name, items);
    Keeper.start(new Entrance(worker, settings.startPatience()));
    return worker;
  }

  /**
   * Blocks until the worker is ready for messages.
   *
   * @throws WorkerStartException if it cannot be started, with the reason, and with what its JVM
   *     printed if it ended
   */
  void awaitReady() throws InterruptedException, WorkerStartException {
    try {
      link.get();
    } catch (ExecutionException failed) {
      Throwable why = failed.getCause();
      throw new WorkerStartException(String.valueOf(why == null ? name : why.getMessage()), why);
    }
  }

  /** Returns where messages to the worker are written. */
  WireOutput output() {
    return link().output();
  }

  /** Returns where messages from the worker are read. */
  RingInput input() {
    return link().input();
  }

  /** Returns what it maps of this JVM's memory; for whoever drives it. */
  OwnMemory shared() {
    return shared;
  }

  /** Returns what tells what it does; also when it has ended, until it is closed. */
  ControlPage page() {
    return link().page();
  }

  /** Interrupts the worker's runner if, and only if, it runs this item. Does not block. */
  void interruptItem(long item) {
    orders.give(Greeting.INTERRUPT, item);
  }

  /**
   * Returns whether the worker hears at once of {@link #interruptItem} and {@link #end}, or has had
   * time enough to. It is ready some milliseconds before.
   */
  boolean hearsOrders() {
    return orders.areConnected()
        || System.nanoTime() - startedAt > TimeUnit.NANOSECONDS.convert(settings.startPatience());
  }

  /**
   * Asks the worker to exit, its shutdown hooks included, and kills it if that takes longer than
   * the settings say, counted from now. Does not block.
   */
  void end() {
    if (made() != null) {
      orders.give(Greeting.END, 0);
      Keeper.later(settings.endPatience(), this::kill);
    } else {
      kill();
    }
  }

  /**
   * Kills the worker and the processes that it has started, in a way that they cannot refuse. What
   * it has written can still be read. Does not wait for their end.
   */
  synchronized void kill() {
    killed = true;
    Running now = running;
    if (now != null && now.process().isAlive()) {
      List<ProcessHandle> descendants = now.process().descendants().toList();
      now.process().destroyForcibly();
      descendants.forEach(ProcessHandle::destroyForcibly);
    }
  }

  /**
   * Kills the worker and removes its files: this JVM exits, and its threads may do nothing more.
   */
  void leave() {
    kill();
    begun().nest().remove();
  }

  /** Kills the worker and gives back the memory and connections. Not while somebody drives it. */
  @Override
  public synchronized void close() {
    kill();
    Link made = made();
    if (!closed && made != null) {
      release(made);
    }
    closed = true;
  }

  /** Returns whether its process has begun and not ended. */
  boolean isAlive() {
    Running now = running;
    return now != null && now.process().isAlive();
  }

  /** Returns its process, which has begun if the worker is ready. */
  ProcessHandle handle() {
    return begun().process().toHandle();
  }

  long pid() {
    return begun().process().pid();
  }

  String name() {
    return name;
  }

  /** Blocks until the worker, whose process has begun, has ended, and returns how it did. */
  Ending ending() {
    Running ended = begun();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          int exitCode = ended.process().waitFor();
          ended.reader().join(OUTPUT_PATIENCE);
          Path crashLog = launcher.crashLog(ended.process().pid());
          return new Ending(
              exitCode,
              ended.output().lastLines(),
              Files.exists(crashLog) ? Optional.of(crashLog) : Optional.empty());
        } catch (InterruptedException later) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Starts the process; a thread that reads what it prints then says when it has ended. */
  synchronized void spawn(Nest nest, Runnable onEnd) throws IOException {
    if (killed) {
      throw new IOException("it was killed before");
    }
    List<String> arguments = new ArrayList<>();
    arguments.add(nest.directory().toString());
    arguments.add(name);
    arguments.add(items.getName());
    arguments.add(Long.toString(settings.frameLimit()));
    arguments.addAll(settings.allowed().names());
    Process process = launcher.start(nest, arguments);
    WorkerOutput output = new WorkerOutput(name, process.getInputStream());
    Thread reader =
        new Thread(
            () -> {
              output.run();
              awaitEnd(process);
              onEnd.run();
            },
            name + "-output");
    reader.setDaemon(true);
    running = new Running(process, nest, output, reader);
    Keeper.keep(this);
    reader.start();
  }

  private static void awaitEnd(Process process) {
    try {
      process.waitFor();
    } catch (InterruptedException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /** Gives the worker its token, and nothing more by its standard input. */
  void give(byte[] token) {
    try (OutputStream input = begun().process().getOutputStream()) {
      input.write(token);
    } catch (IOException ended) {
      // whoever reads its output says so
    }
  }

  /** Takes the memory that is shared with the worker, which is ready. */
  synchronized void admit(SharedMemory memory) {
    long limit = settings.frameLimit();
    Bell bell =
        new Bell(
            memory.page(),
            SharedMemory.PARENT_SLEEPS,
            SharedMemory.WORKER_SLEEPS,
            begun().process());
    RingInput input = new RingInput(memory.fromWorker(), bell, limit, settings.allowed(), shared);
    RingOutput output =
        new RingOutput(memory.toWorker(), bell, limit, settings.allowed(), shared, input);
    Link made = new Link(memory, bell, input, output, new ControlPage(memory.page()));
    if (closed) {
      release(made);
    }
    link.complete(made);
  }

  /** Takes the connections of the worker, which was ready before. */
  synchronized void connect(SocketChannel forBell, SocketChannel control) throws IOException {
    if (closed) {
      Door.close(forBell);
      Door.close(control);
    } else {
      link().bell().connect(forBell);
      orders.connect(control);
    }
  }

  /** Says why the worker could not be started, or, if it is at work already, was killed. */
  void refuse(String why, @Nullable Throwable cause) {
    String start = name + " could not be started: " + why;
    if (!link.completeExceptionally(new WorkerStartException(start, cause))) {
      System.getLogger(WorkerJvm.class.getName())
          .log(System.Logger.Level.ERROR, name + " was killed: " + why, cause);
    }
  }

  private void release(Link link) {
    orders.close();
    link.bell().close();
    link.memory().close();
  }

  private Link link() {
    Link made = made();
    if (made == null) {
      throw new IllegalStateException(name + " is not ready");
    }
    return made;
  }

  private @Nullable Link made() {
    return link.state() == Future.State.SUCCESS ? link.resultNow() : null;
  }

  private Running begun() {
    Running now = running;
    if (now == null) {
      throw new IllegalStateException(name + " has no process");
    }
    return now;
  }
}
