package running;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import org.inbatch.wire.Codec;
import org.inbatch.wire.WireInput;
import org.inbatch.wire.WireOutput;

/** Writes values with a dispatcher's codecs, and reads them again. */
final class Echo {

  private static final long LIMIT = 1 << 20;

  private Echo() {}

  /** Returns what a value is after the codec that is a dispatcher's constant has carried it. */
  @SuppressWarnings("unchecked")
  static <T> T of(Class<?> dispatcher, String constant, T value) {
    Codec<T> codec;
    try {
      var field = dispatcher.getDeclaredField(constant);
      field.setAccessible(true);
      codec = (Codec<T>) field.get(null);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(constant, e);
    }
    Written out = new Written();
    out.begin(1);
    codec.write(value, out);
    out.end();
    out.flush();
    Read in = new Read(out.bytes.toByteArray());
    if (in.next() != 1) {
      throw new IllegalStateException("no message");
    }
    Thread thread = Thread.currentThread();
    ClassLoader loader = thread.getContextClassLoader();
    thread.setContextClassLoader(dispatcher.getClassLoader());
    try {
      T read = codec.read(in);
      in.end();
      return read;
    } finally {
      thread.setContextClassLoader(loader);
    }
  }

  private static final class Written extends WireOutput {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Written() {
      super(LIMIT);
    }

    @Override
    protected void drain(byte[] buffer, int length) {
      bytes.write(buffer, 0, length);
    }

    @Override
    protected void drain(MemorySegment segment) {
      bytes.writeBytes(segment.toArray(ValueLayout.JAVA_BYTE));
    }

    @Override
    protected void flushed() {}
  }

  private static final class Read extends WireInput {
    private final byte[] bytes;
    private int at;

    Read(byte[] bytes) {
      super(LIMIT);
      this.bytes = bytes;
    }

    @Override
    protected int fill(byte[] into, int offset, int length) {
      int count = Math.min(length, bytes.length - at);
      System.arraycopy(bytes, at, into, offset, count);
      at += count;
      return count == 0 ? -1 : count;
    }

    @Override
    protected void fill(MemorySegment into) {
      int length = (int) into.byteSize();
      into.copyFrom(MemorySegment.ofArray(Arrays.copyOfRange(bytes, at, at + length)));
      at += length;
    }
  }
}
