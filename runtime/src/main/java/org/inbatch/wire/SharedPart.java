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
    if (!isPart(regionSize, offset, size)) {
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
    long region = in.readLong();
    int descriptor = in.readInt();
    long inode = in.readLong();
    long regionSize = in.readLong();
    long offset = in.readLong();
    long size = in.readLong();
    if (!isPart(regionSize, offset, size)) {
      throw in.malformed(
          "Shared memory of %d bytes from %d on of %d".formatted(size, offset, regionSize));
    }
    return new SharedPart(
        region, descriptor, inode, regionSize, offset, size, in.readBoolean(), in.readBoolean());
  }

  private static boolean isPart(long regionSize, long offset, long size) {
    return regionSize >= 0 && offset >= 0 && size >= 0 && size <= regionSize - offset;
  }
}
