package running;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.inbatch.Batch;
import org.inbatch.CallOptions;
import org.inbatch.Results;
import org.inbatch.annotations.InBatchParallel;
import org.inbatch.annotations.NativeFunction;
import org.inbatch.annotations.ParallelTarget;
import org.inbatch.annotations.PerItem;

/** C functions, and what factories make. */
public class Natives extends Batch<String> implements NativesDispatcher.Parallel {

  record Block(long seed, byte[] data, int length) {}

  record Compression(byte[] packed, long[] size, byte[] data, long length) {}

  private final List<Compression> compressions;
  private int made;

  Natives(List<String> texts) {
    super(texts);
    compressions =
        texts.stream()
            .map(Natives::bytes)
            .map(data -> new Compression(new byte[100], new long[] {100}, data, data.length))
            .toList();
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  List<Block> blocks() {
    return indices().stream()
        .map(text -> new Block(0, bytes(text), bytes(text).length))
        .toList();
  }

  List<Compression> compressions() {
    return compressions;
  }

  double[] angles() {
    return new double[] {0, 1, 2};
  }

  int[] numbers() {
    return new int[] {-1, 2};
  }

  String[] paths() {
    return new String[] {"/", "/nowhere/at/all", null};
  }

  @InBatchParallel(init = "angles", post = "sum", target = ParallelTarget.NATIVE)
  @NativeFunction(library = "m")
  static native double cos(double angle);

  double sum(double[] values) {
    return DoubleStream.of(values).sum();
  }

  @InBatchParallel(init = "blocks", target = ParallelTarget.NATIVE)
  @NativeFunction(library = "z")
  static native long crc32(@PerItem long seed, @PerItem byte[] data, @PerItem int length);

  @InBatchParallel(init = "blocks", target = ParallelTarget.NATIVE)
  @NativeFunction(library = "z", symbol = "crc32", critical = true)
  static native long crc32InPlace(long seed, byte[] data, int length);

  @InBatchParallel(init = "compressions", target = ParallelTarget.NATIVE)
  @NativeFunction(library = "z")
  static native int compress2(byte[] packed, long[] size, byte[] data, long length, int level);

  @InBatchParallel(init = "numbers", as = "absolute", target = ParallelTarget.NATIVE)
  @NativeFunction
  static native int abs(int number);

  @InBatchParallel(init = "numbers", as = "longAbsolute", target = ParallelTarget.NATIVE)
  @NativeFunction(symbol = "labs")
  static native long abs(long number);

  @InBatchParallel(init = "indices", target = ParallelTarget.NATIVE)
  @NativeFunction(symbol = "strstr")
  static native String from(String text, String found);

  @InBatchParallel(init = "paths", target = ParallelTarget.NATIVE)
  @NativeFunction(errno = true)
  static native int access(String path, int mode);

  @InBatchParallel(init = "angles", target = ParallelTarget.NATIVE)
  @NativeFunction(library = "m")
  static native double cosine(double angle);

  @InBatchParallel(init = "indices", target = ParallelTarget.NATIVE)
  static int plain(String text) {
    return text.length();
  }

  @InBatchParallel(init = "angles", post = "sum", target = ParallelTarget.NATIVE)
  DoubleUnaryOperator times(int factor) {
    made++;
    return angle -> angle * factor;
  }

  record Pair(String text, int times) {}

  List<Pair> pairs() {
    return List.of(new Pair("a", 1), new Pair("b", 2));
  }

  @InBatchParallel(init = "pairs", target = ParallelTarget.NATIVE)
  BiFunction<String, Integer, String> repeated() {
    return String::repeat;
  }

  @InBatchParallel(init = "pairs", target = ParallelTarget.NATIVE)
  MethodHandle handle(boolean isThere) throws ReflectiveOperationException {
    return isThere
        ? MethodHandles.lookup()
            .findVirtual(
                String.class, "repeat", MethodType.methodType(String.class, int.class))
        : null;
  }

  @InBatchParallel(init = "angles", post = "sum", target = ParallelTarget.NATIVE)
  @NativeFunction(result = double.class)
  MethodHandle root() throws ReflectiveOperationException {
    return MethodHandles.lookup()
        .findStatic(Math.class, "rint", MethodType.methodType(double.class, double.class));
  }

  /** Returns what came of calls of every kind. */
  public static List<String> run() throws Exception {
    Natives batch = new Natives(List.of("alpha", "beta", "gamma ".repeat(9)));
    NativesDispatcher calls = batch.parallel();
    List<String> told = new ArrayList<>();
    double expected = DoubleStream.of(batch.angles()).map(Math::cos).sum();
    told.add("scalars: " + (Math.abs(calls.cos() - expected) < 1e-12));
    List<Long> sums = batch.indices().stream().map(Natives::javaCrc32).toList();
    told.add("arrays: " + sums.equals(calls.crc32().values()));
    told.add("critical: " + sums.equals(calls.crc32InPlace(CallOptions.nWorkers(2)).values()));
    told.add("compressed: " + calls.compress2(9).values());
    told.add("written: "
            + batch.compressions().stream().map(Natives::inflated).toList().equals(batch.indices()));
    told.add("overloads: " + calls.absolute().values() + calls.longAbsolute().values());
    told.add("strings: " + calls.from("a").values());
    told.add("errno: " + failures(calls.access(0)));
    told.add("plain: " + calls.plain().values());
    told.add("made: " + calls.times(2) + ", once: " + (batch.made == 1));
    told.add("of components: " + calls.repeated().values());
    told.add("handle: " + calls.handle(true).values());
    told.add("primitive handle: " + calls.root());
    for (Runnable failing :
        List.<Runnable>of(
            () -> calls.cosine(),
            () -> {
              try {
                calls.handle(false);
              } catch (ReflectiveOperationException unexpected) {
                throw new AssertionError(unexpected);
              }
            })) {
      try {
        failing.run();
      } catch (UnsatisfiedLinkError | IllegalStateException refused) {
        told.add(refused.getMessage().replaceAll("but .*libm\\S*", "but libm"));
      }
    }
    return told;
  }

  private static long javaCrc32(String text) {
    CRC32 crc32 = new CRC32();
    crc32.update(bytes(text));
    return crc32.getValue();
  }

  private static String inflated(Compression compression) {
    byte[] data = new byte[100];
    try (Inflater inflater = new Inflater()) {
      inflater.setInput(compression.packed(), 0, (int) compression.size()[0]);
      return new String(data, 0, inflater.inflate(data), StandardCharsets.UTF_8);
    } catch (DataFormatException wrong) {
      return wrong.toString();
    }
  }

  private static String failures(Results<Integer> results) {
    return results.failures().stream()
        .map(failure -> failure.position() + " " + failure.cause().getMessage())
        .collect(Collectors.joining(", "));
  }
}
