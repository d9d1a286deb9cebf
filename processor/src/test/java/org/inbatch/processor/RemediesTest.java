package org.inbatch.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.inbatch.processor.Compilers.Told;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a message tells to do can be done, and one slip is told once; by both compilers. */
class RemediesTest {

  @TempDir private Path directory;

  @Test
  void onlyWhatWouldBeTakenIsSuggested() throws IOException {
    assertTold(
        """
        @InBatchParallel(init = "name")
        long size(Path file) { return 1; }

        @InBatchParallel(init = "indices")
        String names(Path file) { return ""; }

        @InBatchParallel(init = "sizes")
        long other(long size) { return 1; }

        List<Path> row() { return indices(); }

        List<Path> row(int limit) { return indices(); }

        private List<Path> rowss() { return indices(); }

        List<Path> cows() { return indices(); }

        @InBatchParallel(init = "rows", post = "nams")
        long last(Path file) { return 1; }
        """,
        "2 [InBatchInitMissing] init \"name\" of size is neither a method nor a field of"
            + " PictureBatch. Add it, or name what is there.",
        "8 [InBatchInitMissing] init \"sizes\" of other is neither a method nor a field of"
            + " PictureBatch. Add it, or name what is there.",
        "19 [InBatchInitMissing] init \"rows\" of last is neither a method nor a field of"
            + " PictureBatch. Did you mean \"cows\"?",
        "19 [InBatchPostMissing] post \"nams\" of last is no method of PictureBatch. Add it, or name"
            + " what is there.");
  }

  @Test
  void aConstantIsNotUnusedWhereNamesAreUnknown() throws IOException {
    assertTold(
        """
        // library/Files.java, in a class file
        public class Files extends Batch<Path> {
          public Files(List<Path> files) { super(files); }

          public List<Path> limited(int limit) { return indices(); }

          public long fin(long[] sizes, boolean flag) { return 1; }
        }
        // example/Pictures.java
        class Pictures extends library.Files {
          Pictures(List<Path> files) { super(files); }

          @InBatchParallel(init = "limited", post = "fin", args = "flag=false")
          long size(Path file, int limit) { return 1; }
        }
        """,
        "6 [InBatchParameterNames] init \"limited\" of size comes from the class file of Files, which"
            + " has no parameter names. Compile Files with -parameters.",
        "6 [InBatchParameterNames] post \"fin\" of size comes from the class file of Files, which has"
            + " no parameter names. Compile Files with -parameters.");
  }

  @Test
  void aMisspeltConstantIsToldOnce() throws IOException {
    assertTold(
        """
        List<Path> files(int n) { return indices(); }

        @InBatchParallel(init = "files", args = "N=3")
        long size(Path file) { return 1; }

        List<Path> some(int some, int more) { return indices(); }

        @InBatchParallel(init = "some", args = "some3")
        long other(Path file) { return 1; }
        """,
        "9 [InBatchConstantForm] args of other holds \"some3\". Write each constant as"
            + " \"name=value\".",
        "2 [InBatchInitParameter] init \"files\" asks for n, which is neither a call parameter of size"
            + " nor in its args. Did you mean \"N\"?");
  }

  @Test
  void allMistakesOfWhatWorkersRunAreTold() throws IOException {
    assertTold(
        """
        @InBatchParallel(init = "indexes", post = "sum", as = "1", target = ParallelTarget.PROCESS)
        private static int size(Path file) { return 1; }

        int sum(List<String> values) { return 1; }

        @InBatchParallel(init = "indexes", target = ParallelTarget.PROCESS)
        static int length(Path file) { return 1; }

        @InBatchParallel(target = ParallelTarget.PROCESS)
        java.util.function.IntSupplier made() { return null; }
        """,
        "3 [InBatchActionAccess] action size is private, so the dispatcher cannot call it. Make it"
            + " package-private or wider.",
        "2 [InBatchAs] as of size is \"1\", which cannot name a method. Write a Java identifier.",
        "2 [InBatchInitMissing] init \"indexes\" of size is neither a method nor a field of"
            + " PictureBatch. Did you mean \"indices\"?",
        "5 [InBatchPostType] post \"sum\" takes List<String> first, but size returns int. Let it take"
            + " Results<Integer>, Stream<Outcome<Integer>>, List<Integer> or int[].",
        "7 [InBatchInitMissing] init \"indexes\" of length is neither a method nor a field of"
            + " PictureBatch. Did you mean \"indices\"?",
        "11 [InBatchProcessFunction] the IntSupplier that made returns is not Serializable, so that no"
            + " worker process can get it. Declare an interface that extends it and"
            + " java.io.Serializable, and return that.",
        "10 [InBatchNoInit] made names no init. Write init = \"indices\" for the batch's own items, or"
            + " name another method or field that yields an argument set an item.");
  }

  @Test
  void whatInitShouldYieldComesFromTheParameter() throws IOException {
    assertTold(
        """
        Optional<String> name() { return null; }

        record Size(int width, int height) {}

        Size extent() { return null; }

        @InBatchParallel(init = "name")
        int a(String name) { return 1; }

        @InBatchParallel(init = "extent")
        int b(int width, int height) { return 1; }

        @InBatchParallel(init = "name")
        int c(long scale, @PerItem long name) { return 1; }

        @InBatchParallel(init = "name")
        <T> int d(T name) { return 1; }
        """,
        told("8 [InBatchInitKind] init \"name\" of a yields Optional<String>,", "List<String>"),
        told(
            "11 [InBatchInitKind] init \"extent\" of b yields PictureBatch.Size,",
            "List<PictureBatch.Size>"),
        told("14 [InBatchInitKind] init \"name\" of c yields Optional<String>,", "List<Long>"),
        told(
            "17 [InBatchInitKind] init \"name\" of d yields Optional<String>,",
            "List<Optional<String>>"));
  }

  private static String told(String begin, String example) {
    return begin
        + " which is no collection of argument sets. Let it yield an array, an Iterable, an Iterator"
        + " or a stream, such as "
        + example
        + ".";
  }

  @Test
  void initCannotYieldWhatCallersChoose() throws IOException {
    assertTold(
        """
        @InBatchParallel(init = "indices")
        <T> int a(T t) { return 1; }
        """,
        "3 [InBatchInitType] init \"indices\" yields Path, but parameter t of a is T. Callers choose"
            + " T, init cannot: change t to Path.");
  }

  @Test
  void whatIsInAClassFileStays() throws IOException {
    assertTold(
        """
        // library/Files.java, in a class file
        public class Files extends Batch<Path> {
          public Files(List<Path> files) { super(files); }

          public List<String> names() { return List.of(); }

          public String word() { return ""; }

          protected List<Path> some() { return indices(); }

          List<Path> all() { return indices(); }
        }
        // library/Sized.java, in a class file
        public interface Sized {
          @InBatchParallel(init = "indices")
          default int sized(String name) { return 1; }
        }
        // example/Pictures.java
        class Pictures extends library.Files implements library.Sized {
          Pictures(List<Path> files) { super(files); }

          @InBatchParallel(init = "names")
          int a(int name) { return 1; }

          @InBatchParallel(init = "word")
          int b(String name) { return 1; }

          @InBatchParallel(init = "some")
          int c(Path name) { return 1; }

          @InBatchParallel(init = "all")
          int d(Path name) { return 1; }
        }
        """,
        "7 [InBatchInitType] init \"names\" yields String, but parameter name of a is int. Name another"
            + " init, or change name to String.",
        "9 [InBatchInitKind] init \"word\" of b yields String, which is no collection of argument sets."
            + " Name another.",
        "12 [InBatchInitAccess] init \"some\" of c is protected in library.Files, so the dispatcher"
            + " cannot reach it. Name another, or override it in Pictures.",
        "15 [InBatchInitAccess] init \"all\" of d is package-private in library.Files, so the"
            + " dispatcher cannot reach it. Name another.",
        "3 [InBatchInitType] init \"indices\" yields Path, but parameter arg0 of sized is String."
            + " Override sized and annotate it again.");
  }

  @Test
  void theItemsOfTheBatchAreWhatItsHeadSays() throws IOException {
    assertTold(
        """
        class Pictures extends Batch<Path> {
          Pictures(List<Path> files) { super(files); }

          @InBatchParallel(init = "indices")
          int a(int index) { return 1; }

          @InBatchParallel(init = "positions")
          int b(Path file) { return 1; }
        }

        @SuppressWarnings({"rawtypes", "unchecked"})
        class Raw extends Batch {
          Raw(List<Path> files) { super(files); }

          @InBatchParallel(init = "indices")
          int c(Path file) { return 1; }
        }
        """,
        "6 [InBatchInitType] init \"indices\" yields Path, but parameter index of a is int. Extend"
            + " Batch<Integer>, or change index to Path.",
        "9 [InBatchInitType] init \"positions\" yields int, but parameter file of b is Path. Name"
            + " another init, or change file to int.",
        "17 [InBatchInitType] init \"indices\" yields Object, but parameter file of c is Path. Extend"
            + " Batch<Path>, or change file to Object.");
  }

  @Test
  void onlyWhatIsInheritedCanBeOverridden() throws IOException {
    assertTold(
        """
        // library/Files.java
        public class Files extends Batch<Path> {
          public Files(List<Path> files) { super(files); }

          protected List<Path> some() { return indices(); }

          List<Path> all() { return indices(); }
        }
        // example/Pictures.java
        class Pictures extends library.Files {
          Pictures(List<Path> files) { super(files); }

          @InBatchParallel(init = "some")
          int a(Path file) { return 1; }

          @InBatchParallel(init = "all")
          int b(Path file) { return 1; }
        }
        """,
        "6 [InBatchInitAccess] init \"some\" of a is protected in library.Files, so the dispatcher"
            + " cannot reach it. Make it public, or override it in Pictures.",
        "9 [InBatchInitAccess] init \"all\" of b is package-private in library.Files, so the dispatcher"
            + " cannot reach it. Make it public.");
  }

  @Test
  void whatIsNoBatchClassNeedsNoMark() throws IOException {
    assertTold(
        """
        @BatchClass
        class Outer {}

        @BatchClass
        interface Sized {
          @InBatchParallel(init = "indices") int size(Path file);

          @BatchClass abstract class Fine extends Batch<Path> implements Sized {
            Fine(List<Path> files) { super(files); }

            abstract static class Finer extends Fine {
              Finer(List<Path> files) { super(files); }
            }
          }
        }
        """,
        "2 [InBatchMisplaced] @BatchClass does nothing on class Outer. Put it on a class that extends"
            + " Batch.",
        "5 [InBatchMisplaced] @BatchClass does nothing on interface Sized. Put it on a class that"
            + " extends Batch.");
  }

  @Test
  void aMixinThatNobodyMakesIsToldBesideTheCompilersError() throws IOException {
    String code =
        """
        class Outer {
          static class Inner extends Batch<Path> implements InnerDispatcher.Parallel {
            Inner(List<Path> files) { super(files); }

            @InBatchParallel(init = "indices")
            int count(Path file) { return 1; }

            static class None extends Batch<Path> implements Outer_Inner_NoneDispatcher.Parallel {
              None(List<Path> files) { super(files); }
            }

            static class Sub extends Inner implements Outer_Inner_SubDispatcher.Parallel {
              Sub(List<Path> files) { super(files); }
            }

            static class Slip extends Batch<Path> implements Outer_Inner_SlipDispatcher.Paralel, Missing {
              Slip(List<Path> files) { super(files); }

              @InBatchParallel(init = "indices")
              int count(Path file) { return 1; }
            }

            static class Fine extends Batch<Path> implements Outer_Inner_FineDispatcher.Parallel {
              Fine(List<Path> files) { super(files); }

              @InBatchParallel(init = "indices")
              int count(Path file) { return 1; }
            }
          }
        }
        """;
    String[] ours = {
      "3 [InBatchMixinName] Inner implements InnerDispatcher.Parallel, which is no dispatcher's."
          + " Implement Outer_InnerDispatcher.Parallel.",
      "9 [InBatchMixinName] None implements Outer_Inner_NoneDispatcher.Parallel, which is no"
          + " dispatcher's. A class gets a dispatcher if it has actions: annotate a method with"
          + " @InBatchParallel.",
      "13 [InBatchMixinName] Sub implements Outer_Inner_SubDispatcher.Parallel, which is no"
          + " dispatcher's. Sub has no actions of its own and uses the dispatcher of Inner: remove it,"
          + " or annotate a method with @InBatchParallel."
    };
    String inADispatcher =
        "17 [InBatchMixinName] Slip implements Outer_Inner_SlipDispatcher.Paralel, which is no"
            + " dispatcher's. Implement Outer_Inner_SlipDispatcher.Parallel.";
    Snippet snippet = new Snippet(code);
    assertThat(snippet.compile(directory.resolve("1")))
        .extracting(RemediesTest::shown)
        .as("javac")
        .contains(ours)
        .contains(inADispatcher)
        .hasSize(9);
    // Eclipse's compiler leaves out what is missing from a class that is there.
    assertThat(snippet.compileWithEclipse(directory.resolve("2")))
        .extracting(RemediesTest::shown)
        .as("Eclipse's")
        .contains(ours)
        .hasSize(8);
  }

  @Test
  void aConstantCannotBeCalledLikeAKeyword() throws IOException {
    assertTold(
        """
        @InBatchParallel(init = "indices", args = "class=3")
        long size(Path file) { return 1; }
        """,
        "2 [InBatchConstantForm] args of size holds \"class=3\". Name it otherwise: class is a keyword of"
            + " Java.");
  }

  private void assertTold(String code, String... errors) throws IOException {
    new Snippet(code).assertErrors(directory, RemediesTest::shown, List.of(errors));
  }

  private static String shown(Told told) {
    return told.line() + " " + told.text().replaceAll("\n +", "\n");
  }
}
