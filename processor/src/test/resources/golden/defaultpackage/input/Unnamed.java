import java.util.List;
import org.inbatch.Batch;
import org.inbatch.annotations.InBatchParallel;

class Unnamed extends Batch<String> implements UnnamedDispatcher.Parallel {
  Unnamed(List<String> items) {
    super(items);
  }

  @InBatchParallel(init = "indices")
  Unnamed named(String item, Helper helper) {
    return this;
  }

  static class Deep {
    static class Deeper {
      static class Deepest extends Unnamed
          implements Unnamed_Deep_Deeper_DeepestDispatcher.Parallel {
        Deepest(List<String> items) {
          super(items);
        }

        @Override
        @InBatchParallel(init = "indices")
        Deepest named(String item, Helper helper) {
          return this;
        }
      }
    }
  }
}

