package com.example;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.inbatch.Batch;
import org.inbatch.annotations.Action;
import org.inbatch.annotations.InBatchParallel;
import org.inbatch.annotations.ParallelTarget;
import org.inbatch.annotations.Transferable;
import org.jspecify.annotations.Nullable;

/** Names that generated code uses too, raw and open types, what is deprecated, what may be null. */
@SuppressWarnings("inbatch")
class Codec extends Batch<Path> implements CodecDispatcher.Parallel {

  record Codecs(int out, String in, @Nullable Codecs codecs) {}

  record In(@Nullable String text, List<@Nullable Integer> numbers) {}

  @Deprecated
  record Old(int number) {}

  record Holder(@SuppressWarnings("deprecation") Old old, Map.Entry<String, Integer> entry) {}

  @Transferable
  interface Marked extends java.io.Serializable {}

  Codec(List<Path> files) {
    super(files);
  }

  @InBatchParallel(init = "indices", target = ParallelTarget.PROCESS)
  static @Nullable Codecs codecs(Path in, @Nullable In out, Codec.@Nullable Codecs codecs) {
    return codecs;
  }

  @SuppressWarnings("rawtypes")
  @InBatchParallel(init = "indices", target = ParallelTarget.PROCESS)
  static int raw(Path file, List list, List<? extends Path> more, Map<String, ?>[] maps) {
    return 1;
  }

  @SuppressWarnings("deprecation")
  @InBatchParallel(init = "indices", target = ParallelTarget.PROCESS)
  static Old old(Path file, Holder holder, List<Old> others, Marked marked, List<Marked> all) {
    return holder.old();
  }

  @Action
  @InBatchParallel(init = "indices", target = ParallelTarget.PROCESS)
  static void oldOf(Path file, List<String>[] texts) {}

  static class Sub extends Codec implements Codec_SubDispatcher.Parallel {
    Sub() {
      super(List.of());
    }

    @InBatchParallel(init = "indices", target = ParallelTarget.PROCESS)
    static long more(Path file, In in) {
      return 1;
    }
  }
}
