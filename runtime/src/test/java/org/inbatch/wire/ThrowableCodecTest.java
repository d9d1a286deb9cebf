package org.inbatch.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serial;
import org.inbatch.WorkerException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@SuppressWarnings("serial") // some cannot be serialized, that is the point
final class ThrowableCodecTest {

  static final class Refusal extends Exception {
    @Serial private static final long serialVersionUID = 1L;
    private final int code;

    Refusal(String message, int code, Throwable cause) {
      super(message, cause);
      this.code = code;
    }
  }

  /** Holds what is not serializable. */
  static final class Holder extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;
    final Object held = new Thread();

    Holder(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  static final class Explosive extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    @Serial
    private void readObject(ObjectInputStream in) throws IOException {
      throw new AssertionError("boom");
    }
  }

  static final class Speechless extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
      throw new IllegalStateException();
    }
  }

  @Test
  void aThrowableArrivesAsItWent() {
    Refusal refusal = new Refusal("no", 7, new IOException("disk"));
    refusal.addSuppressed(new StackOverflowError());

    Throwable there = carried(refusal);

    assertThat(there).isExactlyInstanceOf(Refusal.class).hasMessage("no");
    assertThat(((Refusal) there).code).isEqualTo(7);
    assertThat(there.getStackTrace()).isEqualTo(refusal.getStackTrace());
    assertThat(there.getCause()).isExactlyInstanceOf(IOException.class).hasMessage("disk");
    assertThat(there.getSuppressed()[0]).isExactlyInstanceOf(StackOverflowError.class);
  }

  @Test
  void whatCannotBeSerializedIsTold() {
    Holder holder = new Holder("held", new IOException("disk"));
    holder.addSuppressed(new IllegalStateException());

    WorkerException there = (WorkerException) carried(holder);

    assertThat(there).hasMessage(Holder.class.getName() + ": held");
    assertThat(there.className()).isEqualTo(Holder.class.getName());
    assertThat(there.getStackTrace()).isEqualTo(holder.getStackTrace());
    assertThat(there.getCause()).hasMessage("java.io.IOException: disk");
    assertThat(there.getSuppressed()[0]).hasMessage("java.lang.IllegalStateException");
  }

  @Test
  void aCauseThatCannotBeSerializedIsToldInWhatCan() {
    Throwable there = carried(new Refusal("no", 7, new Holder("held", new IOException())));

    assertThat(there).isExactlyInstanceOf(Refusal.class).hasMessage("no");
    assertThat(there.getCause())
        .isExactlyInstanceOf(WorkerException.class)
        .hasMessage(Holder.class.getName() + ": held")
        .hasRootCauseMessage("java.io.IOException");
  }

  @Test
  void whatExplodesWhereItIsReadIsTold() {
    assertThat(carried(new Explosive()))
        .isExactlyInstanceOf(WorkerException.class)
        .hasMessage(Explosive.class.getName());
  }

  @Test
  void whatDoesNotTellItsMessageStillTravels() {
    assertThat(carried(new Speechless())).isExactlyInstanceOf(Speechless.class);
  }

  @Test
  void causesInACircleAndLongChainsEnd() {
    IOException inner = new IOException("inner");
    inner.initCause(new Holder("outer", inner));
    assertThat(carried(inner).getCause()).hasMessage(Holder.class.getName() + ": outer");

    Throwable chain = new Holder("0", null);
    for (int i = 1; i < 500; i++) {
      chain = new RuntimeException("" + i, chain);
    }
    assertThat(carried(chain)).hasMessage("499");
  }

  private static Throwable carried(Throwable thrown) {
    return Carried.through(Codecs.THROWABLE, thrown);
  }
}
