package org.inbatch.samples.natives;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.inbatch.Batch;
import org.inbatch.annotations.InBatchParallel;
import org.inbatch.annotations.NativeFunction;
import org.inbatch.annotations.ParallelTarget;
import org.inbatch.annotations.PerItem;

/** Files, as zlib sees them. */
@SuppressWarnings("ArrayRecordComponent") // nobody compares these records
public final class FileBatch extends Batch<Path> implements FileBatchDispatcher.Parallel {

  /** What {@code crc32} takes: the checksum of what came before, and more. */
  record Block(long seed, byte[] data, int length) {}

  /** What {@code entropy} takes. */
  record Content(byte[] data, long length) {}

  /** What {@code compress2} takes: where to write, how much room there is, and what to compress. */
  record Compression(byte[] packed, long[] packedLength, byte[] data, long length) {}

  private final List<Compression> compressions = new ArrayList<>();

  /** Creates a batch of files. */
  public FileBatch(List<Path> files) {
    super(files);
  }

  /** Returns the files' content, read as the workers ask for it. */
  Stream<Block> blocks() {
    return indices().stream().map(FileBatch::read).map(data -> new Block(0, data, data.length));
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Returns the checksum of a file. */
  @InBatchParallel(init = "blocks", target = ParallelTarget.NATIVE)
  @NativeFunction(library = "z")
  static native long crc32(@PerItem long seed, @PerItem byte[] data, @PerItem int length);

  /** Returns the files' content, with room for what becomes of it at the worst. */
  List<Compression> compressions() {
    compressions.clear();
    for (Path file : indices()) {
      byte[] data = read(file);
      int room = data.length + data.length / 1000 + 64;
      compressions.add(new Compression(new byte[room], new long[] {room}, data, data.length));
    }
    return compressions;
  }

  /** Compresses a file; returns 0, unless zlib could not. */
  @InBatchParallel(init = "compressions", post = "compressedSizes", target = ParallelTarget.NATIVE)
  @NativeFunction(library = "z")
  static native int compress2(
      byte[] packed, long[] packedLength, byte[] data, long length, int level);

  /** Returns how many bytes were left of each file. */
  List<Long> compressedSizes(int[] codes) {
    List<Long> sizes = new ArrayList<>();
    for (int i = 0; i < codes.length; i++) {
      if (codes[i] != 0) {
        throw new IllegalStateException("zlib says " + codes[i] + " of " + indices().get(i));
      }
      sizes.add(compressions.get(i).packedLength()[0]);
    }
    return sizes;
  }

  Stream<Content> contents() {
    return indices().stream().map(FileBatch::read).map(data -> new Content(data, data.length));
  }

  /** Returns how many bits a byte of a file is worth, by a library that has to be loaded before. */
  @InBatchParallel(init = "contents", target = ParallelTarget.NATIVE)
  @NativeFunction
  static native double entropy(byte[] data, long length);
}
