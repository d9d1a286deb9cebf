package org.inbatch.soak;

import java.util.List;
import java.util.Objects;
import org.inbatch.dispatch.RemoteAction;
import org.inbatch.testing.Mishap;
import org.inbatch.wire.Codec;
import org.inbatch.wire.Codecs;
import org.inbatch.wire.WireInput;
import org.inbatch.wire.WireOutput;
import org.jspecify.annotations.Nullable;

/** An argument set: bytes, whose value is what {@link #reference} says, and what goes wrong. */
final class Task {

  private static final Codec<Injected> INJECTED = Codecs.enumOf(Injected.class);

  private static final Codec<Object> ANYTHING =
      Codecs.object(Object.class, Mishap.explosive().getClass());

  static final RemoteAction<List<Task>, @Nullable Object[]> ACTION =
      RemoteAction.of(
          Task.class,
          "soak",
          Codecs.record(Task.class, "", Task::write, Task::read),
          ANYTHING,
          in -> {
            byte salt = in.readByte();
            return task -> task.injected.happen(reference(task.bytes, salt));
          },
          Codecs.BYTE);

  final Injected injected;
  final byte[] bytes;

  Task(Injected injected, byte[] bytes) {
    this.injected = injected;
    this.bytes = bytes;
  }

  /** Returns the value of bytes in a call with this argument. */
  static byte[] reference(byte[] bytes, byte salt) {
    byte[] value = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      value[i] = (byte) (bytes[bytes.length - 1 - i] ^ salt);
    }
    return value;
  }

  private static void write(Task task, WireOutput out) {
    INJECTED.write(task.injected, out);
    ANYTHING.write(task.injected.sent(task.bytes), out);
  }

  private static Task read(WireInput in) {
    return new Task(
        Objects.requireNonNull(INJECTED.read(in)),
        (byte[]) Objects.requireNonNull(ANYTHING.read(in)));
  }

  @Override
  public String toString() {
    return "%s with %d bytes".formatted(injected, bytes.length);
  }
}
