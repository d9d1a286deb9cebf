package org.inbatch.wire;

/**
 * A part of memory that both sides map: what is written of it, instead of its bytes.
 *
 * @param region the number of the memory, of which this is a part
 * @param descriptor the number by which its owner has its file open
 * @param inode the number that the file has in its file system
 * @param regionSize how many bytes all of it has
 * @param offset where the part begins
 * @param size how many bytes it has
 * @param readOnly whether it may not be written to
 * @param apart whether what the reader writes there is seen by the reader alone
 */
public record SharedPart(
    long region,
    int descriptor,
    long inode,
    long regionSize,
    long offset,
    long size,
    boolean readOnly,
    boolean apart) {

  /**
   * Checks it.
   *
   * @throws IllegalArgumentException if it is not a part of so much memory
   */
  public SharedPart {
    if (regionSize < 0 || offset < 0 || size < 0 || size > regionSize - offset) {
      throw new IllegalArgumentException(
          "%d bytes from %d on of %d".formatted(size, offset, regionSize));
    }
  }

  void write(WireOutput out) {
    out.writeLong(region);
    out.writeInt(descriptor);
    out.writeLong(inode);
    out.writeLong(regionSize);
    out.writeLong(offset);
    out.writeLong(size);
    out.writeBoolean(readOnly);
    out.writeBoolean(apart);
  }

  static SharedPart read(WireInput in) {
    try {
      return new SharedPart(
          in.readLong(),
          in.readInt(),
          in.readLong(),
          in.readLong(),
          in.readLong(),
          in.readLong(),
          in.readBoolean(),
          in.readBoolean());
    } catch (IllegalArgumentException outside) {
      throw in.malformed("Shared memory of " + outside.getMessage(), outside);
    }
  }
}
