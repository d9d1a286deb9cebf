package org.inbatch.testing;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.CountDownLatch;

/**
 * What can go wrong with an item that runs in a worker process, to be tried in the tests of a
 * batch:
 *
 * <pre>{@code
 * @InBatchParallel(init = "pictures", target = PROCESS)
 * static Features extract(Path picture, Mishap mishap) {
 *   mishap.happen();
 *   ...
 * }
 * }</pre>
 *
 * <p>In the JVM of the test itself, as with {@code sequential()}, most of them end the test or the
 * machine's patience. Thread-safe; what blocks says so.
 */
public enum Mishap {

  /** Nothing goes wrong. */
  NONE {
    @Override
    public void happen() {}
  },

  /** The item throws an {@link IllegalStateException}. */
  THROW {
    @Override
    public void happen() {
      throw new IllegalStateException("a mishap: the item throws");
    }
  },

  /** The item ends its JVM as if all were well, with the exit code 0. */
  EXIT {
    @Override
    public void happen() {
      System.exit(0);
    }
  },

  /** The item ends its JVM at once, without hooks, with the exit code 3. */
  HALT {
    @Override
    public void happen() {
      Runtime.getRuntime().halt(3);
    }
  },

  /** The item writes to the address 0, as C code with a fault does; the JVM leaves a crash log. */
  SEGFAULT {
    @Override
    @SuppressWarnings("restricted") // that is the mishap
    public void happen() {
      MemorySegment.NULL.reinterpret(8).set(ValueLayout.JAVA_INT, 0, 42);
    }
  },

  /** The item never ends, and swallows each interrupt. Blocks for ever. */
  HANG {
    @Override
    public void happen() {
      CountDownLatch never = new CountDownLatch(1);
      while (true) {
        try {
          never.await();
        } catch (InterruptedException swallowed) {
          // That is the mishap.
        }
      }
    }
  },

  /** The item keeps its core busy for ever, and looks at no interrupt. Blocks for ever. */
  SPIN {
    @Override
    public void happen() {
      while (true) {
        Thread.onSpinWait();
      }
    }
  },

  /** The item takes memory until there is none: an {@link OutOfMemoryError}. */
  EAT_MEMORY {
    @Override
    public void happen() {
      long[][] eaten = new long[1 << 20][];
      for (int i = 0; i < eaten.length; i++) {
        eaten[i] = new long[1 << 22];
      }
      throw new IllegalStateException("a mishap: there are 32 TiB of memory");
    }
  },

  /** The item writes what is no text to standard output and to standard error. */
  WRITE_GARBAGE {
    @Override
    public void happen() {
      byte[] garbage = new byte[10_000];
      for (int i = 0; i < garbage.length; i++) {
        garbage[i] = (byte) (i * 31);
      }
      System.out.write(garbage, 0, garbage.length);
      System.out.flush();
      System.err.write(garbage, 0, garbage.length);
      System.err.flush();
    }
  },

  /** The item closes standard output, and reads standard input to its end. Blocks until then. */
  TAKE_THE_STREAMS {
    @Override
    public void happen() {
      System.out.close();
      try {
        while (System.in.read() >= 0) {
          // Nobody writes there.
        }
      } catch (IOException closed) {
        // as good as its end
      }
    }
  },

  /** The item throws an exception that cannot be serialized. */
  THROW_WHAT_CANNOT_TRAVEL {
    @Override
    public void happen() {
      throw new CannotTravelException();
    }
  };

  /** Lets it happen. */
  public abstract void happen();

  /**
   * Returns a value that is written well, and throws an {@link IllegalStateException} when it is
   * read.
   */
  public static Serializable explosive() {
    return new Explosive();
  }

  /** Returns a value that says that it can be serialized, and cannot: it holds a thread. */
  public static Serializable untransferable() {
    return new Untransferable();
  }

  private static final class Explosive implements Serializable {

    private static final long serialVersionUID = 1;

    private void readObject(ObjectInputStream in) {
      throw new IllegalStateException("a mishap: the value explodes when it is read");
    }
  }

  private static final class Untransferable implements Serializable {

    private static final long serialVersionUID = 1;

    @SuppressWarnings({"serial", "UnusedVariable"}) // that is the mishap
    private final Thread holder = Thread.currentThread();
  }

  private static final class CannotTravelException extends RuntimeException {

    private static final long serialVersionUID = 1;

    @SuppressWarnings({"serial", "UnusedVariable"}) // that is the mishap
    private final Object field = new Object();

    CannotTravelException() {
      super("a mishap: this exception holds what cannot be serialized");
    }
  }
}
