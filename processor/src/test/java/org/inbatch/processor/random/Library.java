package org.inbatch.processor.random;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What random batch classes use: compiled before them, so that they see class files. */
final class Library {

  private static final Map<String, String> FILES =
      Map.of(
          "Colour.java",
          """
          package lib;

          public enum Colour { RED, GREEN, BLUE }
          """,
          "Pair.java",
          """
          package lib;

          public record Pair(int left, String right) {}
          """,
          "Old.java",
          """
          package lib;

          @Deprecated
          public record Old(int age) {}
          """,
          "Gone.java",
          """
          package lib;

          @Deprecated(forRemoval = true)
          public record Gone(int since) {}
          """,
          "Loop.java",
          """
          package lib;

          import java.util.*;
          import java.util.function.IntFunction;
          import java.util.stream.*;

          /** A plain loop over whatever init yields. */
          public class Loop {
            private Loop() {}

            public static <E> List<E> list(int size, IntFunction<? extends E> element) {
              List<E> list = new ArrayList<>();
              for (int i = 0; i < size; i++) {
                list.add(element.apply(i));
              }
              return list;
            }

            public static <E> List<E> of(E[] array) { return Arrays.asList(array); }

            public static <E> List<E> of(Iterable<E> iterable) {
              return of(iterable.iterator());
            }

            public static <E> List<E> of(Iterator<E> iterator) {
              List<E> list = new ArrayList<>();
              iterator.forEachRemaining(list::add);
              return list;
            }

            public static <E> List<E> of(Stream<E> stream) { return of(stream.iterator()); }

            public static List<Integer> of(IntStream stream) { return of(stream.iterator()); }

            public static List<Long> of(LongStream stream) { return of(stream.iterator()); }

            public static List<Double> of(DoubleStream stream) { return of(stream.iterator()); }

            public static List<Integer> of(int[] array) { return of(IntStream.of(array)); }

            public static List<Long> of(long[] array) { return of(LongStream.of(array)); }

            public static List<Double> of(double[] array) { return of(DoubleStream.of(array)); }

            public static List<Boolean> of(boolean[] array) { return list(array.length, i -> array[i]); }

            public static List<Byte> of(byte[] array) { return list(array.length, i -> array[i]); }

            public static List<Short> of(short[] array) { return list(array.length, i -> array[i]); }

            public static List<Character> of(char[] array) { return list(array.length, i -> array[i]); }

            public static List<Float> of(float[] array) { return list(array.length, i -> array[i]); }
          }
          """,
          "Show.java",
          """
          package lib;

          import java.lang.reflect.Array;
          import java.util.*;
          import java.util.stream.*;
          import org.inbatch.*;

          /** Values as text. */
          public class Show {
            private Show() {}

            public static String show(Object[] values) {
              return Stream.of(values).map(Show::one).collect(Collectors.joining(", ", "(", ")"));
            }

            private static String one(Object value) {
              if (value == null || !value.getClass().isArray()) {
                return String.valueOf(value);
              }
              return IntStream.range(0, Array.getLength(value))
                  .mapToObj(i -> one(Array.get(value, i)))
                  .collect(Collectors.joining(", ", "[", "]"));
            }

            /** A small number that tells other values from these. */
            public static int hash(Object... values) {
              return show(values).hashCode() & 0x3ff;
            }

            public static String value(Object value) { return one(value); }

            public static String failure(Throwable thrown) { return "failed: " + thrown.getMessage(); }

            public static String outcomes(Stream<? extends Outcome<?>> stream) {
              return outcomes(stream.toList());
            }

            public static String outcomes(List<? extends Outcome<?>> outcomes) {
              List<String> shown = new ArrayList<>();
              for (Outcome<?> outcome : outcomes) {
                shown.add(
                    outcome instanceof Outcome.Success<?> success
                        ? value(success.value())
                        : failure(((Outcome.Failure<?>) outcome).cause()));
              }
              return shown.toString();
            }

            public static String values(Object arrayOrList) {
              return one(arrayOrList instanceof List<?> list ? list.stream().map(Show::one).toArray() : arrayOrList);
            }
          }
          """);

  private Library() {}

  /** Writes the sources below a directory and returns it. */
  static Path write(Path directory) throws IOException {
    Path sources = Files.createDirectories(directory.resolve("lib"));
    for (Map.Entry<String, String> file : FILES.entrySet()) {
      Files.writeString(sources.resolve(file.getKey()), file.getValue());
    }
    return directory;
  }
}
