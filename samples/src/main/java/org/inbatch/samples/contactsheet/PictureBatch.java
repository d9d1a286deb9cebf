package org.inbatch.samples.contactsheet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.inbatch.Batch;
import org.inbatch.Outcome;
import org.inbatch.Results;
import org.inbatch.annotations.Action;
import org.inbatch.annotations.InBatchParallel;
import org.inbatch.annotations.ParallelTarget;

/**
 * Pictures by their files, with a thumbnail and features of each once one of its actions has run;
 * all of them give the same.
 *
 * <p>A file that cannot be read as a picture is a failure at its place; the others have their
 * thumbnails. Not for use by several callers at once: each call replaces the results of the one
 * before.
 */
public final class PictureBatch extends Batch<Path> implements PictureBatchDispatcher.Parallel {

  private Results<Thumbnail> results = Results.of(List.of());

  /** Creates a batch of the given files, none of which is opened yet. */
  public PictureBatch(List<Path> files) {
    super(files);
  }

  /**
   * Reads one picture, scales it to fit a square and measures it.
   *
   * @param file the picture
   * @param width the longest side of the thumbnail, in pixels; at least 1
   * @throws IOException if the file cannot be read or is no picture
   */
  @Action
  @InBatchParallel(init = "indices", post = "assemble")
  Thumbnail thumbnail(Path file, int width) throws IOException {
    return Thumbnail.of(PictureReader.read(file), width, Sharpness::of);
  }

  /**
   * As {@link #thumbnail}, on virtual threads: here to be compared, as pictures keep cores busy and
   * seldom wait. It needs to be told how many at once; there would be hundreds in memory.
   */
  @Action
  @InBatchParallel(init = "indices", post = "assemble", target = ParallelTarget.ASYNC)
  Thumbnail thumbnailOnVirtualThread(Path file, int width) throws IOException {
    return thumbnail(file, width);
  }

  /** As {@link #thumbnail}, with the sharpness computed by C, which has to be loaded by then. */
  @Action
  @InBatchParallel(init = "indices", post = "assemble", target = ParallelTarget.NATIVE)
  static Thumbnail thumbnailWithC(Path file, int width) throws IOException {
    return Thumbnail.of(PictureReader.read(file), width, SharpnessInC::of);
  }

  /** As {@link #thumbnail}, in worker processes: a picture that crashes one costs itself alone. */
  @Action
  @InBatchParallel(init = "indices", post = "receive", target = ParallelTarget.PROCESS)
  static SentThumbnail thumbnailInWorker(Path file, int width) throws IOException {
    return SentThumbnail.of(Thumbnail.of(PictureReader.read(file), width, Sharpness::of));
  }

  /** As {@link #assemble}, of what worker processes sent. */
  PictureBatch receive(Results<SentThumbnail> sent) {
    return assemble(Results.of(sent.stream().map(PictureBatch::received).toList()));
  }

  private static Outcome<Thumbnail> received(Outcome<SentThumbnail> sent) {
    return switch (sent) {
      case Outcome.Success<SentThumbnail> s ->
          new Outcome.Success<>(s.position(), s.value().received());
      case Outcome.Failure<SentThumbnail> f ->
          new Outcome.Failure<>(f.position(), f.item(), f.kind(), f.cause(), f.stillRunning());
    };
  }

  /** Keeps what became of each file, failures included, in the order of the files. */
  PictureBatch assemble(Results<Thumbnail> results) {
    this.results = results;
    return this;
  }

  /**
   * Returns what became of each file, in the order of {@link #indices()}; empty before the call.
   */
  Results<Thumbnail> results() {
    return results;
  }
}
