package org.inbatch.wire;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.function.Predicate;

/** A transport in memory: what is drained of the output can be read as an input. */
public final class Pipe extends WireOutput {

  private final ByteArrayOutputStream drained = new ByteArrayOutputStream();
  private int flushes;

  /** Creates a pipe that takes messages up to so many bytes. */
  public Pipe(long limit) {
    this(limit, _ -> false);
  }

  /** Creates a pipe by which these classes may travel, too. */
  public Pipe(long limit, Predicate<Class<?>> others) {
    super(limit, others);
  }

  @Override
  protected void drain(byte[] bytes, int length) {
    drained.write(bytes, 0, length);
  }

  @Override
  protected void drain(MemorySegment bytes) {
    drained.writeBytes(bytes.toArray(ValueLayout.JAVA_BYTE));
  }

  @Override
  protected void flushed() {
    flushes++;
  }

  int flushes() {
    return flushes;
  }

  /** What has been drained so far. */
  public byte[] bytes() {
    return drained.toByteArray();
  }

  /** An input of given bytes, which come at most so many at a time. */
  public static final class Bytes extends WireInput {
    private final byte[] bytes;
    private final int atOnce;
    private int at;

    /** Creates an input that takes messages up to so many bytes. */
    public Bytes(byte[] bytes, int atOnce, long limit) {
      this(bytes, atOnce, limit, _ -> false);
    }

    Bytes(byte[] bytes, int atOnce, long limit, Predicate<Class<?>> others) {
      super(limit, others);
      this.bytes = bytes;
      this.atOnce = atOnce;
    }

    @Override
    protected int fill(byte[] into, int offset, int length) {
      int count = Math.min(Math.min(length, atOnce), bytes.length - at);
      System.arraycopy(bytes, at, into, offset, count);
      at += count;
      return count == 0 ? -1 : count;
    }

    @Override
    protected void fill(MemorySegment into) {
      if (into.byteSize() > bytes.length - at) {
        throw malformed("Nothing more comes");
      }
      MemorySegment.copy(MemorySegment.ofArray(bytes), at, into, 0, into.byteSize());
      at += (int) into.byteSize();
    }
  }
}
