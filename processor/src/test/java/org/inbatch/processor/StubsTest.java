package org.inbatch.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.inbatch.processor.Compilers.Told;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is wrong with a class, the code that calls its dispatcher adds no errors. */
class StubsTest {

  private static final Pattern HERE = Pattern.compile("\\bhere\\b");

  @TempDir private Path directory;

  @Test
  void aMissingTypeIsToldByTheCompilerAlone() throws IOException {
    assertLines(
        """
        @InBatchParallel(init = "indices")
        List<Missing> size(Path file, Missing unit) { return List.of(); } // here, here

        @InBatchParallel(init = "indices", post = "sum")
        int count(Path file, int unit) { return 1; }

        int sum(List<Integer> counts, Map<String, Missing> x) throws IOException { return 1; } // here

        @InBatchParallel(init = "names")
        String name(String name) { return name; }

        List<Missing> names() { return List.of(); } // here

        @InBatchParallel(init = "indices")
        String whole(Path file, int unit) { return ""; }

        static void used(PictureBatch batch, Missing unit) throws IOException { // here
          batch.parallel().size(unit).values().get(0);
          int n = batch.parallel().count(1);
          batch.parallel().name().values().get(0).length();
          batch.parallel().whole(1).values().get(0).length();
        }
        """);
  }

  @Test
  void aMissingTypeInTheHeadIsToldByTheCompilerAlone() throws IOException {
    assertLines(
        """
        class Outer {
          static class Headless extends Missing<Path> implements Outer_HeadlessDispatcher.Parallel { // here
            @InBatchParallel(init = "indices")
            int count(Path file, int unit) { return 1; }
          }

          static class Unbound<T extends Missing & Comparable<T>> extends Batch<T> // here
              implements Outer_UnboundDispatcher.Parallel<T> {
            Unbound(List<T> files) { super(files); }

            @InBatchParallel(init = "indices")
            int count(T file, T unit) { return 1; }
          }

          static int used(Headless headless) {
            return headless.parallel().count(1).values().get(0);
          }
        }
        """);
  }

  @Test
  void aMissingTypeAndMistakesInOtherClassesAreToldTogether() throws IOException {
    assertLines(
        """
        class Outer {
          static class Base extends Batch<Path> implements Outer_BaseDispatcher.Parallel {
            Base(List<Path> files) { super(files); }

            @InBatchParallel(init = "indexes") // here
            int count(Path file, int unit) { return 1; }

            @Action // here
            int lonely() { return 1; }

            @InBatchParallel(init = "indices")
            Missing missing(Path file) { return null; } // here
          }

          static class Sub extends Base implements Outer_SubDispatcher.Parallel {
            Sub(List<Path> files) { super(files); }

            @InBatchParallel(init = "indices")
            int other(Path file, int unit) { return 1; }

            static int used(Sub batch) {
              return batch.parallel().other(3).values().get(0)
                  + batch.parallel().count(1).values().get(0)
                  + batch.parallel().missing().values().size();
            }
          }
        }
        """);
  }

  @Test
  void callersOfStubsCompile() throws IOException {
    assertLines(
        """
        private record Hidden(int n) {}

        @InBatchParallel(init = "indexes") // here
        String name(Path file, int unit) { return ""; }

        @InBatchParallel(init = "indexes") // here
        String map(Path file, java.util.function.Function<Path, String> how, long unit) { return ""; }

        @InBatchParallel(init = "indices", post = "sum")
        int count(Path file, int unit) { return 1; }

        int sum(List<String> counts) throws IOException { return 1; } // here

        @Action
        @InBatchParallel(init = "indices", post = "nowhere") // here
        int act(Path file, int unit) { return 1; }

        @InBatchParallel(init = "indices", post = "nowhere") // here
        int unknown(Path file, int unit) { return 1; }

        @InBatchParallel(init = "indices")
        private int hidden(Path file, int unit) { return 1; } // here

        @InBatchParallel(init = "indices")
        Hidden secret(Path file, Hidden unit) { return unit; } // here

        @InBatchParallel(init = "indices")
        long size(Path file, int unit) { return 1; }

        @InBatchParallel(init = "indexes") // here
        int size(Path file, String unit) { return 1; }

        @InBatchParallel(init = "indexes") // here
        <T> T async(Path file, T unit) { return unit; }

        static void used(PictureBatch batch) throws IOException {
          String first = batch.parallel().name(1, CallOptions.nWorkers(3)).values().get(0);
          for (Outcome<String> one : batch.parallel().name(1)) { one.position(); }
          var all = batch.parallel().name(1);
          all.failures();
          System.out.println(batch.parallel().name(1));
          batch.parallel().map(path -> path.toString(), 2).values();
          batch.parallel().map(Path::toString, 2).values();
          int n = batch.parallel().count(1, CallOptions.failFast()) + 1;
          batch.parallel().act(1).parallel().act(2);
          String whatever = batch.parallel().unknown(1);
          System.out.println(batch.parallel().hidden(1).valuesOr(1).get(0) + 2);
          Results<Hidden> hidden = batch.parallel().secret(new Hidden(1));
          long size = batch.parallel().size(1).values().get(0) + batch.parallel().size("1").values().get(0);
          batch.parallel().async("1");
        }
        """);
  }

  @Test
  void whereAnAnnotationStandsWronglyCallersCompile() throws IOException {
    assertLines(
        """
        @InBatchParallel // here
        String name(Path file, int unit) { return ""; }

        @PerItem int field; // here

        @InBatchParallel // here
        static class Foo { @Action Foo() {} } // here

        @PerItem // here
        @InBatchParallel(init = "indices")
        int other(Path file, int unit) { return 1; }

        static void used(PictureBatch batch) {
          batch.parallel().name(1).values();
          int n = batch.parallel().other(1).values().get(0);
        }
        """);
  }

  /** Both compilers tell one error for each "here", on that line, and nothing else. */
  private void assertLines(String code) throws IOException {
    List<Long> here = new ArrayList<>();
    long line = 1; // the imports
    for (String text : code.lines().toList()) {
      line++;
      Matcher marks = HERE.matcher(text);
      while (marks.find()) {
        here.add(line);
      }
    }
    assertThat(here).isNotEmpty();
    new Snippet(code).assertErrors(directory, Told::line, here);
  }
}
