package org.inbatch.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import org.inbatch.processor.Compilers.Told;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mistakes together: all are told at once, and nothing but them. */
class MistakesTest {

  @TempDir private Path directory;

  @Test
  void allMistakesOfAClassAreToldAtOnceAndAlone() throws IOException {
    assertThat(
            told(
                """
                @Action
                @InBatchParallel(init = "indexes", post = "done", args = {"a", "b=1"})
                long size(Path file, int unit, String... labels) { return 1; }

                int done(List<String> values) { return 1; }

                @InBatchParallel(init = "files", post = "sum", as = "1", args = {"limit=x", "n=2"})
                private double first(String name, double unit) { return 1; }

                List<Path> files(int limit, Path name, float unit) { return indices(); }

                int sum(double[] values, int n, float unit) { return n; }

                static void used(PictureBatch batch) {
                  batch.parallel().size(1, new String[0]);
                  int sum = batch.parallel().first(1.5);
                  String unknown = batch.parallel().unknown(1.5, 2);
                  PictureBatchDispatcher.of(batch).fine().values();
                }

                @InBatchParallel(init = "indices")
                long fine(Path file) { return 1; }

                @InBatchParallel(init = "indices", post = "nowhere")
                String unknown(Path file, double unit) { return ""; }
                """))
        .containsExactly(
            "3 [InBatchConstantForm] args of size holds \"a\". Write each constant as"
                + " \"name=value\".",
            "3 [InBatchInitMissing] init \"indexes\" of size is neither a method nor a field of"
                + " PictureBatch. Did you mean \"indices\"?",
            "3 [InBatchActionReturn] post \"done\" of @Action size returns int, but an @Action"
                + " returns a batch. Let it return a subtype of Batch, or remove @Action.",
            "6 [InBatchPostType] post \"done\" takes List<String> first, but size returns long. Let"
                + " it take Results<Long>, Stream<Outcome<Long>>, List<Long> or long[].",
            "9 [InBatchActionAccess] action first is private, so the dispatcher cannot call it. Make"
                + " it package-private or wider.",
            "8 [InBatchAs] as of first is \"1\", which cannot name a method. Write a Java"
                + " identifier.",
            "9 [InBatchInitType] init \"files\" yields Path, but parameter name of first is String."
                + " Let files yield String, or change name to Path.",
            "25 [InBatchPostMissing] post \"nowhere\" of unknown is no method of PictureBatch. Add"
                + " it, or name what is there.");
  }

  @Test
  void severalMistakesAtOnePlaceAreOneMessageOfSeveralLines() throws IOException {
    assertThat(
            told(
                """
                @InBatchParallel(init = "files")
                long size(Path file, int unit) { return 1; }

                @InBatchParallel(init = "files")
                long length(Path file, short unit) { return 1; }

                List<Path> files(byte unit) { return indices(); }
                """))
        .containsExactly(
            "8 [InBatchInitParameterType] init \"files\" asks for unit as byte, but parameter unit"
                + " of size is int. Let the two agree.\n"
                + "  [InBatchInitParameterType] init \"files\" asks for unit as byte, but parameter"
                + " unit of length is short. Let the two agree.");
  }

  @Test
  void aMistakeThatTwoActionsShareIsToldOnceAndAlone() throws IOException {
    assertThat(
            told(
                """
                @InBatchParallel(init = "files")
                long size(Path file, int unit) { return 1; }

                @InBatchParallel(init = "files", as = "length")
                long size(Path file, String unit) { return 1; }

                List<Path> files(int limit) throws IOException { return indices(); }

                static void used(PictureBatch batch) {
                  try {
                    batch.parallel().size(1);
                    batch.parallel().length("1");
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                }
                """))
        .containsExactly(
            "8 [InBatchInitParameter] init \"files\" asks for limit, which is neither a call parameter"
                + " of size nor in its args. Add it to one of them, or remove it from init.");
  }

  @Test
  void typesOfTheSameSimpleNameAreToldApart() throws IOException {
    assertThat(
            told(
                """
                List<java.sql.Date> dates() { return List.of(); }

                @InBatchParallel(init = "dates")
                long size(java.util.concurrent.Callable<Date> file) { return 1; }

                List<Callable> calls() { return List.of(); }

                static class Callable {}

                @InBatchParallel(init = "calls")
                long call(java.util.concurrent.Callable<?> call) { return 1; }
                """))
        .containsExactly(
            "5 [InBatchInitType] init \"dates\" yields Date, but parameter file of size is"
                + " Callable<Date>. Let dates yield Callable<Date>, or change file to Date.",
            "12 [InBatchInitType] init \"calls\" yields PictureBatch.Callable, but parameter call of"
                + " call is Callable<?>. Let calls yield Callable<?>, or change call to"
                + " PictureBatch.Callable.");
  }

  @Test
  void theRemedyForOneMarkAndARecordDependsOnTheRecord() throws IOException {
    assertThat(
            told(
                """
                record Point(int x, int y) {}

                List<Point> points() { return List.of(); }

                record Only(int value) {}

                List<Only> values() { return List.of(); }

                @InBatchParallel(init = "points")
                int both(@PerItem int x, int y) { return 1; }

                @InBatchParallel(init = "points")
                int one(@PerItem int x, int z) { return 1; }

                @InBatchParallel(init = "points")
                int whole(@PerItem Point x, int y) { return 1; }

                @InBatchParallel(init = "values")
                int only(int unit, @PerItem int value) { return 1; }

                @InBatchParallel(init = "values")
                int otherType(int unit, @PerItem String value) { return 1; }

                @InBatchParallel(init = "values")
                int nearly(int unit, @PerItem int valeu) { return 1; }

                @InBatchParallel(init = "values")
                int something(int unit, @PerItem int else_) { return 1; }
                """))
        .containsExactly(
            "11 [InBatchPerItemComponent] parameter x of both is marked @PerItem, but record"
                + " PictureBatch.Point, which init \"points\" yields, has other components besides."
                + " Mark y too, or change x to PictureBatch.Point.",
            "14 [InBatchPerItemComponent] parameter x of one is marked @PerItem, but record"
                + " PictureBatch.Point, which init \"points\" yields, has other components besides."
                + " Let points yield int, or change x to PictureBatch.Point.",
            "23 [InBatchPerItemComponent] parameter value of otherType is marked @PerItem, but record"
                + " PictureBatch.Only, which init \"values\" yields, has it as int, and the parameter"
                + " is String. Let the two agree.",
            "26 [InBatchPerItemComponent] parameter valeu of nearly is marked @PerItem, but record"
                + " PictureBatch.Only, which init \"values\" yields, has no component of that name. Did"
                + " you mean \"value\"?",
            "29 [InBatchInitType] init \"values\" yields PictureBatch.Only, but parameter else_ of"
                + " something is int. Let values yield int, or change else_ to PictureBatch.Only.");
  }

  @Test
  void ofAComponentOfAWildcardIsSaidWhatIsSurelyTrue() throws IOException {
    Snippet snippet =
        new Snippet(
            """
            record Some<T>(T one, List<T> all, List<? super T> above, List<List<T>> deep) {}

            List<Some<? extends Number>> upper() { return List.of(); }

            List<Some<? super Integer>> lower() { return List.of(); }

            @InBatchParallel(init = "upper")
            int fits(Number one, List<? extends Number> all, List<?> above, List<?> deep) { return 1; }

            @InBatchParallel(init = "upper")
            int fitsNot(
                Number one,
                List<? extends Number> all,
                List<? super Integer> above,
                List<List<? extends Number>> deep) {
              return 1;
            }

            @InBatchParallel(init = "lower")
            int fits2(
                @PerItem Object one,
                @PerItem List<? super Integer> all,
                @PerItem List<? super Integer> above,
                @PerItem List<? extends List<? super Integer>> deep) {
              return 1;
            }
            """);
    String start =
        "[InBatchComponent] init \"upper\" yields PictureBatch.Some<? extends Number>, a record, but"
            + " its component ";
    String end =
        " Let components and parameters of fitsNot agree by name and type, or give it a parameter of"
            + " type PictureBatch.Some<? extends Number>.";
    for (List<Told> told : snippet.compileWithEach(directory).values()) {
      assertThat(told)
          .extracting(Told::text)
          .containsExactly(
              start + "above is List<?> and parameter above is List<? super Integer>." + end,
              start
                  + "deep is List<? extends List<? extends Number>> and parameter deep is"
                  + " List<List<? extends Number>>."
                  + end);
    }
  }

  @Test
  void aComponentThatDiffersInCaseIsRecognised() throws IOException {
    assertThat(
            told(
                """
                record Box(int Left, int Top) {}

                List<Box> boxes() { return List.of(); }

                @InBatchParallel(init = "boxes")
                int area(int left, int top) { return 1; }
                """))
        .singleElement()
        .asString()
        .contains(
            "its component Left is no parameter of area that init can fill (did you mean \"left\"?).");
  }

  @Test
  void aConstantIsWrittenAsInJavaButForOctals() throws IOException {
    Snippet snippet =
        new Snippet(
            """
            List<Path> files(int octal, int suffix, byte large, long end, int under, Class<?> type) {
              return indices();
            }

            @InBatchParallel(
                init = "files",
                args = {
                  "octal=010",
                  "suffix=5L",
                  "large=0x80",
                  "end=0xFFFF_FFFF_FFFF_FFFF_0",
                  "under=1_",
                  "type=java.util.Map$Entry"
                })
            long size(Path file) { return 1; }
            """);
    for (List<Told> told : snippet.compileWithEach(directory).values()) {
      assertThat(told)
          .extracting(one -> one.text().replaceFirst(" the value.*", ""))
          .containsExactly(
              "[InBatchConstantValue] args of size gives octal",
              "[InBatchConstantValue] args of size gives suffix",
              "[InBatchConstantValue] args of size gives large",
              "[InBatchConstantValue] args of size gives end",
              "[InBatchConstantValue] args of size gives under",
              "[InBatchConstantValue] args of size gives type");
    }
  }

  @Test
  void theRemedyForAClassThatDoesNotFitIsTrue() throws IOException {
    Snippet snippet =
        new Snippet(
            """
            List<Path> files(
                Class<Map.Entry<?, ?>> entry,
                Class<? extends List<String>> list,
                Class<? extends Number> number,
                Class<? super Integer> above,
                Class<?> hidden,
                Class<?> unknown) {
              return indices();
            }

            private static class Outer { static class Inner {} }

            @InBatchParallel(
                init = "files",
                args = {
                  "entry=java.util.Map.Entry",
                  "list=java.util.List",
                  "number=String",
                  "above=String",
                  "hidden=example.PictureBatch.Outer.Inner[]",
                  "unknown=Stirng"
                })
            long size(Path file) { return 1; }
            """);
    for (List<Told> told : snippet.compileWithEach(directory).values()) {
      assertThat(told)
          .extracting(one -> one.text().replaceFirst(".* but parameter ", ""))
          .containsExactly(
              "entry of \"files\" is Class<Map.Entry<?, ?>>. The class of a constant has no type"
                  + " arguments: let it be Class<?>.",
              "list of \"files\" is Class<? extends List<String>>. The class of a constant has no type"
                  + " arguments: let it be Class<?>.",
              "number of \"files\" is Class<? extends Number>. Write the name of a class that fits,"
                  + " with its package, such as java.lang.Number.",
              "above of \"files\" is Class<? super Integer>. Write the name of a class that fits, with"
                  + " its package, such as java.lang.Integer.",
              "hidden of \"files\" is Class<?>. The dispatcher cannot see it. Make Outer visible in"
                  + " package example.",
              "unknown of \"files\" is Class<?>. Write the name of a class that fits, with its"
                  + " package, such as java.util.Map.Entry.");
    }
  }

  @Test
  void aRecordCannotBecomeABatch() throws IOException {
    Snippet snippet =
        new Snippet(
            """
            class Outer {
              record Sizes(List<Path> files) {
                @InBatchParallel(init = "files")
                long size(Path file) { return 1; }
              }
            }
            """);
    Told told =
        new Told(
            Diagnostic.Kind.ERROR,
            "Outer.java",
            5,
            "[InBatchNotABatch] Sizes has @InBatchParallel methods but does not extend"
                + " org.inbatch.Batch. Make it a class that extends Batch<...>.");
    assertThat(snippet.compileWithEach(directory).values()).containsOnly(List.of(told));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Stream",
        "Stream<?>",
        "Stream<Object>",
        "Stream<Integer>",
        "Stream<Outcome<Number>>",
        "Stream<Outcome<? extends Number>>",
        "Stream<? super Outcome<Integer>>",
        "Stream<? extends Outcome.Success<Integer>>",
        "IntStream"
      })
  void aPostThatTakesAStreamOfSomethingElseIsToldWhatToTake(String type) throws IOException {
    assertThat(
            told(
                """
                @InBatchParallel(init = "indices", post = "sum")
                int size(Path file) { return 1; }

                @SuppressWarnings("rawtypes")
                int sum(%s sizes) { return 1; }
                """
                    .formatted(type)))
        .containsExactly(
            "6 [InBatchPostType] post \"sum\" takes %s first, but size returns int. Let it take"
                    .formatted(type)
                + " Results<Integer>, Stream<Outcome<Integer>>, List<Integer> or int[].");
  }

  @Test
  void aStreamOfOutcomesStandsFirst() throws IOException {
    assertThat(
            told(
                """
                @InBatchParallel(init = "indices", post = "sum")
                int size(Path file, Stream<Path> others) { return 1; }

                int sum(Stream<Path> others, Stream<? extends Outcome<?>> sizes) { return 1; }
                """))
        .containsExactly(
            "5 [InBatchPostOrder] post \"sum\" takes Stream<Path> first and Stream<? extends"
                + " Outcome<?>>, with what size brought, after it. Put that first.");
  }

  @Test
  void aMixinIsForItsOwnBatch() throws IOException {
    Snippet snippet =
        new Snippet(
            """
            class Base<T> extends Batch<T> implements BaseDispatcher.Parallel<T> {
              Base(List<T> items) { super(items); }

              @InBatchParallel(init = "indices")
              int count(T item) { return 1; }
            }

            class Again extends Base<Path> implements BaseDispatcher.Parallel<Path> {
              Again(List<Path> items) { super(items); }
            }

            interface Mixed extends BaseDispatcher.Parallel<Path> {}

            class Other extends Batch<Path> implements Mixed {
              Other(List<Path> items) { super(items); }
            }

            class OtherAgain extends Other {
              OtherAgain(List<Path> items) { super(items); }
            }
            """);
    String text =
        "[InBatchMixin] Other implements BaseDispatcher.Parallel, which is for Base: its parallel()"
            + " would fail with a ClassCastException. Extend Base, or remove it.";
    Told told = new Told(Diagnostic.Kind.ERROR, "Other.java", 15, text);
    assertThat(snippet.compileWithEach(directory).values()).containsOnly(List.of(told));
  }

  @Test
  void aMixinHasTheTypeArgumentsOfItsBatch() throws IOException {
    Snippet snippet =
        new Snippet(
            """
            class Base<T, U> extends Batch<T> implements BaseDispatcher.Parallel<U, T> {
              Base(List<T> items) { super(items); }

              @InBatchParallel(init = "indices")
              int count(T item) { return 1; }
            }

            class Plain<T> extends Batch<T> {
              Plain(List<T> items) { super(items); }

              @InBatchParallel(init = "indices")
              T same(T item) { return item; }

              static class Right extends Plain<String[]> implements PlainDispatcher.Parallel<String[]> {
                Right(List<String[]> items) { super(items); }
              }

              static class Wrong extends Plain<List<Path>> implements PlainDispatcher.Parallel<List<?>> {
                Wrong(List<List<Path>> items) { super(items); }
              }
            }
            """);
    String start = "[InBatchMixin] ";
    String end = ": what its parallel() gives would fail with a ClassCastException. ";
    List<Told> told =
        List.of(
            new Told(
                Diagnostic.Kind.ERROR,
                "Base.java",
                2,
                start
                    + "Base implements BaseDispatcher.Parallel<U, T>, which is for Base<U, T>"
                    + end
                    + "Implement BaseDispatcher.Parallel<T, U>."),
            new Told(
                Diagnostic.Kind.ERROR,
                "Plain.java",
                19,
                start
                    + "Wrong implements PlainDispatcher.Parallel<List<?>>, which is for"
                    + " Plain<List<?>>"
                    + end
                    + "Implement PlainDispatcher.Parallel<List<Path>>."));
    assertThat(snippet.compileWithEach(directory).values()).containsOnly(told);
  }

  @Test
  void aMixinThatTheSuperclassHasWithOtherArgumentsIsTheCompilersToTell() throws IOException {
    Snippet snippet =
        new Snippet(
            """
            class Base<T> extends Batch<T> implements BaseDispatcher.Parallel<T> {
              Base(List<T> items) { super(items); }

              @InBatchParallel(init = "indices")
              int count(T item) { return 1; }

              static class Sub<T> extends Base<T> implements Base_SubDispatcher.Parallel<Path> {
                Sub(List<T> items) { super(items); }

                @InBatchParallel(init = "indices")
                int length(T item) { return 1; }
              }
            }
            """);
    for (List<Told> told : snippet.compileWithEach(directory).values()) {
      assertThat(told)
          .singleElement()
          .extracting(Told::text)
          .asString()
          .contains("with different arguments");
    }
  }

  @Test
  void aDispatcherNameThatIsTakenIsToldAlone() throws IOException {
    Snippet snippet =
        new Snippet(
            """
            class A {
              static class B extends Batch<Path> implements A_BDispatcher.Parallel {
                B(List<Path> files) { super(files); }

                @InBatchParallel(init = "indices")
                int count(Path file) { return 1; }
              }
            }

            class A_B extends Batch<Path> implements A_BDispatcher.Parallel {
              A_B(List<Path> files) { super(files); }

              @InBatchParallel(init = "indices")
              int count(Path file) { return 1; }
            }
            """);
    for (List<Told> told : snippet.compileWithEach(directory).values()) {
      assertThat(told)
          .singleElement()
          .extracting(Told::text)
          .asString()
          .startsWith("[InBatchDispatcherName]");
    }
  }

  @Test
  void whatIsSeededIsFilledByNobodyElse() throws IOException {
    assertThat(
            told(
                """
                record Draw(Path file, java.util.random.RandomGenerator random) {}

                List<Draw> draws() { return List.of(); }

                @InBatchParallel(init = "draws")
                long size(Path file, @Seeded java.util.random.RandomGenerator random) { return 1; }

                @InBatchParallel(init = "indices", post = "max")
                long most(Path file, @Seeded java.util.random.RandomGenerator random) { return 1; }

                int max(long[] sizes, java.util.random.RandomGenerator random) { return 1; }

                @InBatchParallel(init = "indices", post = "min")
                long least(Path file) { return 1; }

                int min(long[] sizes, @Seeded java.util.random.RandomGenerator random) { return 1; }

                @InBatchParallel(init = "indices")
                long all(@Seeded java.util.random.RandomGenerator random) { return 1; }

                @InBatchParallel(init = "indices")
                long bad(@Seeded Random left, Path file, @PerItem @Seeded SplittableRandom right) {
                  return 1;
                }
                """))
        .containsExactly(
            "7 [InBatchComponent] init \"draws\" yields PictureBatch.Draw, a record, but its component"
                + " random is no parameter of size that init can fill. Let components and parameters of"
                + " size agree by name and type, or give it a parameter of type PictureBatch.Draw.",
            "12 [InBatchPostParameter] post \"max\" asks for random, which is neither a call parameter"
                + " of most nor in its args. That parameter is @Seeded, a generator of each item's own:"
                + " post cannot have it.",
            "17 [InBatchPostParameter] post \"min\" asks for random, which is neither a call parameter"
                + " of least nor in its args. Add it to one of them, or remove it from post.",
            "20 [InBatchNoParameter] action all has no parameter that init \"indices\" could fill. Give"
                + " it a parameter of type Path.",
            "23 [InBatchSeededType] parameter left of bad is marked @Seeded, but it is Random. Let it"
                + " be java.util.random.RandomGenerator, or remove @Seeded.",
            "23 [InBatchSeededType] parameter right of bad is marked @Seeded, but it is"
                + " SplittableRandom. Let it be java.util.random.RandomGenerator, or remove @Seeded.\n"
                + "  [InBatchSeededPerItem] parameter right of bad is marked @Seeded and @PerItem, but"
                + " init does not fill what gets a generator of the item's own. Remove one of the two.\n"
                + "  [InBatchSeededTwice] parameters left and right of bad are both marked @Seeded, but"
                + " an item has one generator. Remove right, and draw from left, or from new"
                + " SplittableRandom(left.nextLong()).",
            "17 [InBatchOrphan] @Seeded on random does nothing without @InBatchParallel on the method."
                + " Add that, or remove it.");
  }

  @Test
  void setsOfUnknownShapeNeedMarks() throws IOException {
    assertThat(
            told(
                """
                List<? extends Args> sets() { return List.of(); }

                @InBatchParallel(init = "sets")
                long some(Object first, int second) { return 1; }

                @InBatchParallel(init = "sets")
                long none() { return 1; }

                @InBatchParallel(init = "sets")
                long later(int first, Args second) { return 1; }
                """))
        .containsExactly(
            "5 [InBatchArgsMarks] init \"sets\" yields Args, whose shape is known only at run time, so"
                + " that it cannot be told which parameters of some it fills. Mark them with @PerItem,"
                + " or let the first one be Args.",
            "8 [InBatchNoParameter] action none has no parameter that init \"sets\" could fill. Give"
                + " it a parameter of type Args.",
            "11 [InBatchArgsMarks] init \"sets\" yields Args, whose shape is known only at run time,"
                + " so that it cannot be told which parameters of later it fills. Mark them with"
                + " @PerItem, or let the first one be Args.");
  }

  @Test
  void anOverrideThatKeepsTooLittleLeavesItsCallersTheInheritedOne() throws IOException {
    assertThat(
            told(
                """
                class Base<R> extends Batch<Path> {
                  Base(List<Path> files) { super(files); }

                  @InBatchParallel(init = "indices")
                  <T> R size(Path file, Class<T> type) { return null; }

                  @Action
                  @InBatchParallel(init = "indices", as = "touched")
                  void touch(Path file, int by) {}

                  @InBatchParallel(init = "indices")
                  long plain(Path file, long from) { return 1; }
                }

                class Sub extends Base<Number> implements SubDispatcher.Parallel {
                  Sub(List<Path> files) { super(files); }

                  @Override
                  @InBatchParallel(init = "all", post = "last")
                  <K> Integer size(Path file, Class<K> type) { return 2; }

                  List<Path> all() throws java.util.concurrent.TimeoutException { return indices(); }

                  <E> E last(List<E> values) { return values.get(0); }

                  @Override
                  @InBatchParallel(init = "indexes", as = "touch")
                  void touch(Path file, int by) {}

                  @Override
                  @InBatchParallel(init = "indices", post = "sum")
                  long plain(Path file, long from) { return 1; }

                  int sum(long[] values) { return 1; }

                  static void used(Sub batch) throws Exception {
                    batch.parallel().size(String.class).values();
                    batch.parallel().touched(1).parallel();
                    batch.parallel().plain(1).values();
                  }
                }
                """))
        .containsExactly(
            "29 [InBatchOverrideAction] touch(Path, int) overrides an action of Base that is an"
                + " @Action. Add @Action, so that the two agree.",
            "28 [InBatchOverrideName] touch(Path, int) overrides an action of Base whose dispatcher's"
                + " method is called touched. Write as = \"touched\".",
            "28 [InBatchInitMissing] init \"indexes\" of touch is neither a method nor a field of Sub."
                + " Did you mean \"indices\"?",
            "20 [InBatchOverrideResult] size(Path, Class<K>) overrides an action of Base that returns"
                + " Results<Number> in its dispatcher, but would return Integer. Let it return the"
                + " same, or a subtype.",
            "21 [InBatchOverrideThrows] size(Path, Class<K>) overrides an action of Base, but its init"
                + " or post throws TimeoutException, which callers of that one do not expect. Let the"
                + " other throw TimeoutException too, or handle it.",
            "32 [InBatchOverrideResult] plain(Path, long) overrides an action of Base that returns"
                + " Results<Long> in its dispatcher, but would return int. Let it return the same, or a"
                + " subtype.");
  }

  @Test
  void whatIsWrongWithAnActionOfAnInterfaceIsToldAtTheClass() throws IOException {
    assertThat(
            told(
                """
                interface Sized<I> {
                  @InBatchParallel(init = "indexes")
                  default long size(I file) { return 1; }

                  @InBatchParallel(init = "some")
                  default long short_(I file) { return 1; }

                  @InBatchParallel(init = "indices")
                  private long hidden(I file) { return 1; }
                }

                class NoBatch implements Sized<Path> {}

                class Pictures extends Batch<Path> implements Sized<Path> {
                  Pictures(List<Path> files) { super(files); }

                  List<String> some() { return List.of(); }
                }
                """))
        .containsExactly(
            "15 [InBatchInitMissing] init \"indexes\" of size is neither a method nor a field of"
                + " Pictures. Did you mean \"indices\"?\n"
                + "  [InBatchInitType] init \"some\" yields String, but parameter file of short_ is"
                + " Path. Let some yield Path, or change file to String.",
            "10 [InBatchInterfaceMethod] hidden is a private method of interface Sized, which no batch"
                + " class inherits. Make it a default or an abstract one.");
  }

  @Test
  void aSignatureThatIsInheritedIsTaken() throws IOException {
    assertThat(
            told(
                """
                class Base<T> extends Batch<Path> {
                  Base(List<Path> files) { super(files); }

                  @InBatchParallel(init = "indices", as = "measure")
                  long size(Path file, T by) { return 1; }
                }

                class Sub extends Base<String> implements SubDispatcher.Parallel {
                  Sub(List<Path> files) { super(files); }

                  @InBatchParallel(init = "indices")
                  long measure(Path file, String by) { return 2; }

                  @InBatchParallel(init = "indices")
                  long of(Path file, Sub other) { return 2; }

                  @InBatchParallel(init = "indices", as = "wait")
                  long pause(Path file, int millis) { return 2; }
                }
                """))
        .containsExactly(
            "13 [InBatchSignature] measure of Base and measure(Path, String) would both be"
                + " measure(String) in SubDispatcher. Give one of them another name with as ="
                + " \"...\".",
            "16 [InBatchObjectMethod] of(Path, Sub) would be of(Sub) in SubDispatcher, but a call of"
                + " it would go to of(Sub). Give it another name with as = \"...\".",
            "18 [InBatchObjectMethod] pause(Path, int) would be wait(int) in SubDispatcher, but a"
                + " call of it would go to Object.wait(long). Give it another name with as ="
                + " \"...\".");
  }

  @Test
  void aTypeThatIsMissingIsTheCompilersToTell() throws IOException {
    List<Told> told =
        new Snippet(
                """
                @InBatchParallel(init = "indices")
                List<Missing> size(Path file, Missing unit) { return List.of(); }

                static void used(PictureBatch batch) {
                  batch.parallel().size(null);
                }
                """)
            .compile(directory);
    assertThat(told)
        .extracting(Told::text)
        .anySatisfy(text -> assertThat(text).contains("class Missing"))
        .noneSatisfy(text -> assertThat(text).contains("InBatch"));
  }

  @Test
  void aMissingRunTimeIsToldByItsName() throws IOException {
    Path sources = Files.createDirectories(directory.resolve("sources"));
    Files.writeString(
        sources.resolve("Pictures.java"),
        """
        import org.inbatch.Batch;
        import org.inbatch.annotations.InBatchParallel;
        class Pictures extends Batch<String> {
          @InBatchParallel(init = "indices") int size(String name) { return 1; }
        }
        """);
    assertThat(Compilers.javac(sources, directory, "-cp", withoutRunTime()))
        .extracting(Told::toString)
        .contains(
            "ERROR Pictures.java:3 [InBatchRuntimeMissing] Pictures needs the run time, but"
                + " org.inbatch.Batch is not on the class path. Add the dependency"
                + " org.inbatch:inbatch-runtime.");
  }

  @Test
  void aModuleIsToldToRequireTheRunTime() throws IOException {
    Path sources = Files.createDirectories(directory.resolve("sources"));
    Path pictures = Files.createDirectories(sources.resolve("pictures")).resolve("Pictures.java");
    Files.writeString(
        sources.resolve("module-info.java"),
        "module pictures { requires org.inbatch.annotations; }");
    Files.writeString(
        pictures,
        """
        package pictures;
        class Pictures extends org.inbatch.Batch<String> {
          @org.inbatch.annotations.InBatchParallel(init = "indices") int size(String name) { return 1; }
        }
        """);
    String annotations =
        Arrays.stream(withoutRunTime().split(File.pathSeparator, -1))
            .filter(entry -> entry.contains("annotations") && !entry.contains("error"))
            .collect(Collectors.joining(File.pathSeparator));
    assertThat(
            Compilers.javac(
                sources, directory, "-cp", withoutRunTime(), "--module-path", annotations))
        .extracting(Told::toString)
        .contains(
            "ERROR Pictures.java:2 [InBatchRuntimeMissing] Pictures needs the run time, but"
                + " org.inbatch.Batch is not in a module that pictures reads. Add \"requires"
                + " org.inbatch;\" to its module-info.java, and the dependency"
                + " org.inbatch:inbatch-runtime.");
  }

  private static String withoutRunTime() {
    return Arrays.stream(Compilers.CLASS_PATH.split(File.pathSeparator, -1))
        .filter(entry -> !entry.contains("runtime"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private List<String> told(String code) throws IOException {
    return new Snippet(code)
        .compile(directory).stream()
            .filter(one -> one.kind() == Diagnostic.Kind.ERROR)
            .map(one -> one.line() + " " + one.text())
            .toList();
  }
}
