package org.inbatch.processor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What C has no counterpart for, and what cannot make a function, from either compiler. */
class NativeMistakesTest {

  private static final String ANYTHING =
      " Let it be a primitive, an array of numbers, a String, or a MemorySegment for all else.";

  @TempDir private Path directory;

  /** Asserts the errors of the inside of a batch of paths, whose first line is the second. */
  private void assertTold(String code, String... expected) throws IOException {
    new Snippet(code)
        .assertErrors(
            directory,
            told -> told.line() + " " + told.text().replaceAll("\n +", "\n"),
            List.of(expected));
  }

  @Test
  void eachTypeWithoutACounterpartIsToldWithItsRemedy() throws IOException {
    assertTold(
        """
        @InBatchParallel(init = "indices", target = ParallelTarget.NATIVE)
        @NativeFunction(library = "example")
        static native <T> int all(
            Path path,
            char letter,
            char[] letters,
            boolean[] flags,
            String[] texts,
            int[][] table,
            Long boxed,
            Character letterBoxed,
            T typed,
            @Seeded java.util.random.RandomGenerator random,
            double... numbers);

        @InBatchParallel(init = "texts", target = ParallelTarget.NATIVE)
        @NativeFunction(library = "example")
        static native char[] letters(String text);

        List<String> texts() { return List.of(); }
        """,
        "19 [InBatchNativeType] the result of letters is char[], which has no counterpart in C. C returns an"
            + " address without a length: let it be MemorySegment.",
        "5 [InBatchNativeType] parameter path of all is Path, which has no counterpart in C."
            + ANYTHING,
        "6 [InBatchNativeType] parameter letter of all is char, which has no counterpart in C. Let it"
            + " be byte for C's char, or short for 16 bits.",
        "7 [InBatchNativeType] parameter letters of all is char[], which has no counterpart in C. Let"
            + " it be byte[] for C's char, or short[] for 16 bits.",
        "8 [InBatchNativeType] parameter flags of all is boolean[], which has no counterpart in C. Let"
            + " it be byte[].",
        "9 [InBatchNativeType] parameter texts of all is String[], which has no counterpart in C. Let"
            + " it be a MemorySegment, or an array of numbers.",
        "10 [InBatchNativeType] parameter table of all is int[][], which has no counterpart in C. Let"
            + " it be a MemorySegment, or an array of numbers.",
        "11 [InBatchNativeType] parameter boxed of all is Long, which has no counterpart in C. Let it"
            + " be long.",
        "12 [InBatchNativeType] parameter letterBoxed of all is Character, which has no counterpart in"
            + " C."
            + ANYTHING,
        "13 [InBatchNativeType] parameter typed of all is T, which has no counterpart in C."
            + ANYTHING,
        "14 [InBatchNativeType] parameter random of all is RandomGenerator, which has no counterpart in"
            + " C."
            + ANYTHING,
        "15 [InBatchNativeType] parameter numbers of all is double..., which has no counterpart in C."
            + " Let it be double[].");
  }

  @Test
  void anAnnotationThatDoesNotFitIsTold() throws IOException {
    assertTold(
        """
        @InBatchParallel(init = "indices", target = ParallelTarget.PROCESS)
        @NativeFunction(library = "z")
        static native long onProcess(String file);

        @InBatchParallel(init = "indices", target = ParallelTarget.NATIVE)
        @NativeFunction(library = "z")
        native long notStatic(long data);

        @InBatchParallel(init = "indices", target = ParallelTarget.NATIVE)
        @NativeFunction
        java.util.function.Function<Path, String> interfaced() { return Path::toString; }

        @InBatchParallel(init = "indices", target = ParallelTarget.NATIVE)
        @NativeFunction(symbol = "f", errno = true, result = long.class)
        java.lang.invoke.MethodHandle handle() { return null; }

        @InBatchParallel(init = "texts", target = ParallelTarget.NATIVE)
        @NativeFunction(critical = true, errno = true)
        static native int both(String text, long number);

        @InBatchParallel(init = "texts", target = ParallelTarget.NATIVE)
        @NativeFunction(errno = true)
        static native boolean unclear(String text);

        List<String> texts() { return List.of(); }
        """,
        "3 [InBatchNativeTarget] onProcess has @NativeFunction, but its target is PROCESS. Write target"
            + " = NATIVE, or remove @NativeFunction.",
        "4 [InBatchInitType] init \"indices\" yields Path, but parameter file of onProcess is String."
            + " Extend Batch<String>, or change file to Path.",
        "7 [InBatchNativeMethod] notStatic has @NativeFunction, but is no static native method. Declare"
            + " it static native, without a body, or remove @NativeFunction.",
        "8 [InBatchFactoryType] notStatic is called once, to make what is run for each item, but"
            + " returns long. Let it return a functional interface or a MethodHandle, or make it"
            + " static, so that it is run itself.",
        "11 [InBatchNativeMethod] interfaced has @NativeFunction, but is no static native method."
            + " Declare it static native, without a body, or remove @NativeFunction.",
        "15 [InBatchNativeValue] symbol of @NativeFunction means nothing for handle, which returns a"
            + " MethodHandle. Remove it.",
        "19 [InBatchNativeCritical] both is critical, but has a String, and to copy that takes longer"
            + " than a critical call spares. Remove critical.\n"
            + "[InBatchNativeCritical] both is critical, but has errno = true, which a critical call does"
            + " not keep. Remove one of the two.",
        "23 [InBatchNativeErrno] unclear has errno = true, but returns boolean, which cannot say that it"
            + " failed. Let it return an integer or a MemorySegment, or remove errno.");
  }

  @Test
  void whatMakesNoFunctionIsTold() throws IOException {
    assertTold(
        """
        record Size(int width, String name) {}
        List<Size> sizes() { return List.of(); }
        static interface Two { void one(); void two(); }
        static interface Generic { <T> T run(T item); }

        @InBatchParallel(init = "indices", target = ParallelTarget.NATIVE)
        void nothing() {}

        @InBatchParallel(init = "indices", target = ParallelTarget.NATIVE)
        Two two(@Seeded java.util.random.RandomGenerator random) { return null; }

        @InBatchParallel(init = "indices", target = ParallelTarget.NATIVE)
        Generic generic() { return null; }

        @InBatchParallel(init = "sizes", target = ParallelTarget.NATIVE)
        java.util.function.BiFunction<String, Integer, String> swapped() { return null; }

        @InBatchParallel(init = "sizes", target = ParallelTarget.NATIVE)
        java.util.function.Supplier<String> without() { return null; }

        @InBatchParallel(init = "indices", post = "sum", target = ParallelTarget.NATIVE)
        java.util.function.Function<?, String> anything() { return null; }

        int sum(List<Integer> values) { return 0; }
        """,
        "8 [InBatchFactoryType] nothing is called once, to make what is run for each item, but returns"
            + " nothing. Let it return a functional interface or a MethodHandle, or make it static, so"
            + " that it is run itself.",
        "11 [InBatchFactoryType] two is called once, to make what is run for each item, but returns"
            + " PictureBatch.Two. Let it return a functional interface or a MethodHandle, or make it static, so that"
            + " it is run itself.",
        "11 [InBatchFactoryParameter] parameter random of two is marked @Seeded, but two is called"
            + " once, with the caller's arguments; init fills the parameters of what it returns. Remove"
            + " @Seeded, or make two static.",
        "14 [InBatchFactoryType] generic is called once, to make what is run for each item, but returns"
            + " PictureBatch.Generic. Let it return a functional interface or a MethodHandle, or make it static, so"
            + " that it is run itself.",
        "16 [InBatchFactoryItem] init \"sizes\" yields PictureBatch.Size, but the BiFunction<String, Integer,"
            + " String> that swapped returns takes String, Integer for each item. Let the two agree.",
        "19 [InBatchFactoryItem] init \"sizes\" yields PictureBatch.Size, but the Supplier<String> that without"
            + " returns takes nothing for each item. Let the two agree.",
        "22 [InBatchFactoryItem] init \"indices\" yields Path, but the Function<?, String> that"
            + " anything returns takes ? for each item. Let the two agree.",
        "25 [InBatchPostType] post \"sum\" takes List<Integer> first, but anything returns String. Let"
            + " it take Results<String>, Stream<Outcome<String>>, List<String> or String[].");
  }
}
