package org.inbatch.engine.process;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import org.inbatch.ProcessPool;
import org.inbatch.wire.WireInput;
import org.inbatch.wire.WireOutput;

/** A worker that runs errands for tests: each message is one, and is answered by one. */
final class Errands implements Items {

  /** What a worker can be asked to do with a text, and what it answers. */
  enum Errand {
    /** Answers with the text. */
    ECHO,
    /** Prints the text to standard output, and to standard error. */
    PRINT,
    /** Logs the text as a warning, with an exception. */
    LOG,
    /** Answers with what standard input has. */
    READ,
    /** Answers with the system property of this name. */
    PROPERTY,
    /** Answers with the environment variable of this name. */
    VARIABLE,
    /** Answers with the flags of its JVM, each in a line. */
    FLAGS,
    /** Answers with its number of processors, and whether its heap is of at most 100 MiB. */
    SIZES,
    /** Runs the next item of its range until it is interrupted. */
    HANG,
    /** Starts a process that takes its time, and answers with its id. */
    SPAWN,
    /** Sees to it that its exit takes for ever, and answers. */
    STAY,
    /** Answers, and exits with this code before the answer can have been read. */
    EXIT,
    /** Writes where there is no memory. */
    CRASH
  }

  /** Returns the settings of a pool's workers of which nothing is said but these flags. */
  static WorkerSettings settings(String... flags) {
    return WorkerSettings.of(ProcessPool.builder().jvmFlags(flags).build().settings(), 2);
  }

  @Override
  public void run(WireInput in, WireOutput out, ControlPage page) throws Exception {
    while (true) {
      in.next();
      Errand errand = Errand.valueOf(string(read(in)));
      byte[] text = read(in);
      in.end();
      write(out, answer(errand, text, page));
      if (errand == Errand.EXIT) {
        System.exit(Integer.parseInt(string(text)));
      }
    }
  }

  @SuppressWarnings("restricted") // to crash is what it is for
  private static byte[] answer(Errand errand, byte[] text, ControlPage page) throws Exception {
    return switch (errand) {
      case ECHO, EXIT -> text;
      case PRINT -> {
        System.out.println(string(text));
        System.err.println(string(text));
        yield text;
      }
      case LOG -> {
        System.getLogger("the.errands")
            .log(System.Logger.Level.WARNING, string(text), new IOException("a cause"));
        yield text;
      }
      case READ -> System.in.readAllBytes();
      case PROPERTY -> bytes(String.valueOf(System.getProperty(string(text))));
      case VARIABLE -> bytes(String.valueOf(System.getenv(string(text))));
      case FLAGS ->
          bytes(String.join("\n", ManagementFactory.getRuntimeMXBean().getInputArguments()));
      case SIZES -> {
        Runtime runtime = Runtime.getRuntime();
        yield bytes(runtime.availableProcessors() + " " + (runtime.maxMemory() <= 100 << 20));
      }
      case STAY -> {
        Runtime.getRuntime().addShutdownHook(new Thread(Errands::stay));
        yield text;
      }
      case HANG -> hang(page);
      case SPAWN -> bytes(Long.toString(new ProcessBuilder("sleep", "300").start().pid()));
      case CRASH -> {
        MemorySegment.NULL.reinterpret(8).set(ValueLayout.JAVA_LONG, 0, 1);
        yield text;
      }
    };
  }

  /** The chunk of all items that hang, and the number of its first item. */
  static final int CHUNK = 7;

  static final long HUNG = ControlPage.item(CHUNK, 0);

  private static void stay() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static byte[] hang(ControlPage page) {
    page.take(CHUNK);
    long item = HUNG;
    page.started(item);
    try {
      new CountDownLatch(1).await();
      throw new AssertionError();
    } catch (InterruptedException expected) {
      Thread.currentThread().interrupt(); // what runs next does not see it
      page.ended(item);
      return bytes(Thread.currentThread().isInterrupted() + " " + item);
    }
  }

  /** Sends a worker off, without waiting for the answer. */
  static void send(WorkerJvm worker, Errand errand, byte[] text) {
    write(worker.output(), bytes(errand.name()), text);
  }

  /** Waits for the answer to the first errand that is not answered. */
  static byte[] answer(WorkerJvm worker) {
    WireInput in = worker.input();
    in.next();
    byte[] answer = read(in);
    in.end();
    return answer;
  }

  private static void write(WireOutput out, byte[]... texts) {
    out.begin(0);
    for (byte[] text : texts) {
      out.writeInt(text.length);
      out.writeBytes(text, 0, text.length);
    }
    out.end();
    out.flush();
  }

  private static byte[] read(WireInput in) {
    byte[] text = new byte[in.readInt()];
    in.readBytes(text, 0, text.length);
    return text;
  }

  /** Sends a worker off and waits for its answer. */
  static String run(WorkerJvm worker, Errand errand, String text) {
    send(worker, errand, bytes(text));
    return string(answer(worker));
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String string(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
