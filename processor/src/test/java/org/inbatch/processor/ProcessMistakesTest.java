package org.inbatch.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot travel to a worker process, or may not. */
class ProcessMistakesTest {

  private static final String SILENCE = " Or silence this with @SuppressWarnings(\"inbatch\").";

  @TempDir private Path directory;

  /** Asserts the errors of the inside of a batch of paths, whose first line is the second. */
  private void assertTold(String code, String... expected) throws IOException {
    new Snippet(code)
        .assertErrors(
            directory,
            told -> told.line() + " " + told.text().replaceAll("\n +", "\n"),
            List.of(expected));
  }

  private void assertWarned(String code, String... expected) throws IOException {
    assertThat(new Snippet(code).compile(directory))
        .filteredOn(told -> !told.text().contains("serialVersionUID"))
        .allMatch(told -> told.kind() == Diagnostic.Kind.WARNING)
        .extracting(told -> told.line() + " " + told.text())
        .containsExactly(expected);
  }

  @Test
  void theWayToWhatCannotTravelIsTold() throws IOException {
    assertTold(
        """
        record Model(int width, List<Inner> inner) {}
        record Inner(Map<String, java.util.concurrent.locks.ReentrantLock> caches) {}
        static final class Plain { int x; }
        static final class Form implements Serializable { transient Thread gone; Form next; Thread kept; }
        static final class Written implements Serializable {
          Thread kept;
          private void writeObject(ObjectOutputStream out) {}
        }
        private record Hidden(Path file) {}
        record Outer(Hidden hidden) {}
        static final class Holder implements Serializable { Path file; Optional<Plain> plain; }
        static sealed interface Shape permits Circle {}
        static final class Circle implements Shape {}
        List<Plain> plains() { return List.of(); }

        @InBatchParallel(init = "indices", target = ParallelTarget.PROCESS)
        static int all(
            Path file,
            Model model,
            Form form,
            Written written,
            Outer outer,
            Holder holder,
            Shape shape,
            InputStream[] in,
            Optional<Stream<String>> stream,
            java.util.concurrent.ExecutorService pool,
            OptionalInt fine) {
          return 1;
        }

        @InBatchParallel(init = "plains", target = ParallelTarget.PROCESS)
        static List<java.util.concurrent.Future<String>> later(Plain plain) { return List.of(); }
        """,
        "20 [InBatchNotTransferable] parameter model of all cannot travel to a worker process:"
            + " Model.inner.caches: java.util.concurrent.locks.ReentrantLock guards nothing in another"
            + " process. Let what it is made from travel instead.",
        "21 [InBatchNotTransferable] parameter form of all cannot travel to a worker process:"
            + " Form.kept: java.lang.Thread belongs to this process alone. Make the field transient, or"
            + " let what it is made from travel instead.",
        "23 [InBatchNotTransferable] parameter outer of all cannot travel to a worker process:"
            + " example.PictureBatch.Outer is not Serializable. Let it and all its components be seen"
            + " from package example, or let it implement Serializable.",
        "24 [InBatchNotTransferable] parameter holder of all cannot travel to a worker process:"
            + " Holder.plain: example.PictureBatch.Plain is not Serializable. Make the field transient,"
            + " or let what it is made from travel instead.",
        "25 [InBatchNotTransferable] parameter shape of all cannot travel to a worker process:"
            + " example.PictureBatch.Circle is not Serializable. Make it a record, or let"
            + " it implement Serializable.",
        "26 [InBatchNotTransferable] parameter in of all cannot travel to a worker process:"
            + " java.io.InputStream is open in this process alone. Let what it is made from travel"
            + " instead.",
        "27 [InBatchNotTransferable] parameter stream of all cannot travel to a worker process:"
            + " java.util.stream.Stream is used up in this process alone. Let what it is made from"
            + " travel instead.",
        "28 [InBatchNotTransferable] parameter pool of all cannot travel to a worker process:"
            + " java.util.concurrent.ExecutorService belongs to this process alone. Let what it is made"
            + " from travel instead.",
        "33 [InBatchNotTransferable] what init \"plains\" yields cannot travel to a worker process:"
            + " example.PictureBatch.Plain is not Serializable. Make it a record, or let it implement"
            + " Serializable.",
        "34 [InBatchNotTransferable] the result of later cannot travel to a worker process:"
            + " java.util.concurrent.Future belongs to this process alone. Let what it is made from"
            + " travel instead.");
  }

  @Test
  void whatATypeLeavesOpenIsWarnedOf() throws IOException {
    assertWarned(
        """
        record Model(List<Object> extras) {}
        static class Open implements Serializable {}
        static interface Filter extends Serializable { boolean test(Path file); }
        @Transferable static interface Marked extends Serializable {}
        static interface Submarked extends Marked {}
        static sealed interface Shape extends Serializable permits Circle, Any {}
        record Circle(int radius) implements Shape {}
        static non-sealed class Any implements Shape {}

        @InBatchParallel(init = "indices", target = ParallelTarget.PROCESS)
        static <T> T all(
            Path file,
            Model model,
            Open open,
            Filter filter,
            Submarked marked,
            Shape shape,
            CharSequence text,
            ArrayList<String> list,
            Collection<BitSet> sets,
            T any) {
          return any;
        }

        @SuppressWarnings({"unused", "inbatch"})
        @InBatchParallel(init = "indices", target = ParallelTarget.PROCESS)
        static Object silenced(Path file, Runnable action) { return file; }
        """,
        "14 [InBatchMayNotTransfer] parameter model of all may not travel to a worker process:"
            + " Model.extras: java.lang.Object may be anything. Name a type that leaves nothing open."
            + SILENCE,
        "15 [InBatchMayNotTransfer] parameter open of all may not travel to a worker process:"
            + " example.PictureBatch.Open may have subclasses that cannot. Make it a record, final or"
            + " sealed, or mark it @Transferable."
            + SILENCE,
        "16 [InBatchMayNotTransfer] parameter filter of all may not travel to a worker process:"
            + " example.PictureBatch.Filter may have subclasses that cannot. Make it a record, final or"
            + " sealed, or mark it @Transferable."
            + SILENCE,
        "18 [InBatchMayNotTransfer] parameter shape of all may not travel to a worker process:"
            + " example.PictureBatch.Any may have subclasses that cannot. Make it a record, final or"
            + " sealed, or mark it @Transferable."
            + SILENCE,
        "19 [InBatchMayNotTransfer] parameter text of all may not travel to a worker process:"
            + " java.lang.CharSequence is not Serializable, though a subclass may be. Name a type that"
            + " leaves nothing open."
            + SILENCE,
        "22 [InBatchMayNotTransfer] parameter any of all may not travel to a worker process:"
            + " java.lang.Object may be anything. Name a type that leaves nothing open."
            + SILENCE,
        "12 [InBatchMayNotTransfer] the result of all may not travel to a worker process:"
            + " java.lang.Object may be anything. Name a type that leaves nothing open."
            + SILENCE);
  }

  @Test
  void aWarningIsSilencedForAWholeClass() throws IOException {
    assertWarned(
        """
        @SuppressWarnings("inbatch")
        class Silent extends Batch<Object> {
          Silent(List<Object> items) { super(items); }

          @InBatchParallel(init = "indices", target = ParallelTarget.PROCESS)
          static Object all(Object item) { return item; }
        }
        """);
  }

  @Test
  void whatMakesNothingThatWorkersCouldRunIsTold() throws IOException {
    assertTold(
        """
        static interface Naming { String name(Path file); }

        @InBatchParallel(init = "indices", target = ParallelTarget.PROCESS)
        void nothing(Path file) {}

        @InBatchParallel(init = "indices", target = ParallelTarget.PROCESS)
        java.lang.invoke.MethodHandle handle() { return null; }

        @InBatchParallel(init = "indices", target = ParallelTarget.PROCESS)
        Naming naming(@PerItem Path first) { return Path::toString; }

        @InBatchParallel(init = "indices", target = ParallelTarget.PROCESS)
        java.util.function.ToIntFunction<Path> length() { return Path::getNameCount; }
        """,
        "5 [InBatchProcessMethod] nothing would need the batch, which no worker process has, and"
            + " returns nothing, which is no function to run there. Make it static, or let it return a"
            + " functional interface that is Serializable.",
        "8 [InBatchProcessMethod] handle would need the batch, which no worker process has, and returns"
            + " MethodHandle, which is no function to run there. Make it static, or let it return a"
            + " functional interface that is Serializable.",
        "11 [InBatchProcessFunction] the PictureBatch.Naming that naming returns is not Serializable,"
            + " so that no worker process can get it. Let it extend java.io.Serializable.",
        "11 [InBatchFactoryParameter] parameter first of naming is marked @PerItem, but naming is called"
            + " once, with the caller's arguments; init fills the parameters of what it returns. Remove"
            + " @PerItem, or make naming static.",
        "14 [InBatchProcessFunction] the ToIntFunction<Path> that length returns is not Serializable, so"
            + " that no worker process can get it. Declare an interface that extends it and"
            + " java.io.Serializable, and return that.");
  }
}
