package com.example.pictures;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.inbatch.Batch;
import org.inbatch.Results;
import org.inbatch.annotations.Action;
import org.inbatch.annotations.InBatchParallel;
import org.jspecify.annotations.Nullable;

public class PictureBatch extends Batch<Path> implements PictureBatchDispatcher.Parallel {
  private List<@Nullable BufferedImage> thumbnails = List.of();

  public PictureBatch(List<Path> files) {
    super(files);
  }

  @Action
  @InBatchParallel(init = "indices", post = "assemble")
  BufferedImage thumbnail(Path file, int width) throws IOException {
    BufferedImage picture = ImageIO.read(file.toFile());
    return picture.getSubimage(0, 0, width, width);
  }

  PictureBatch assemble(Results<BufferedImage> results) {
    if (anyActionFailed(results)) {
      results.failures().forEach(f -> System.err.println(f.item() + ": " + f.cause()));
    }
    thumbnails = results.valuesOr(null);
    return this;
  }

  public List<@Nullable BufferedImage> thumbnails() {
    return thumbnails;
  }
}
