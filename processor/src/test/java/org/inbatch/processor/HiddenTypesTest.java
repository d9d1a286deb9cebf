package org.inbatch.processor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Types that a dispatcher cannot see are told where they are mentioned, by both compilers. */
class HiddenTypesTest {

  @TempDir private Path directory;

  @Test
  void ofTheActionInitAndPostEachIsToldOnceAndAlone() throws IOException {
    assertTold(
        """
        private static class Secret extends Exception {}

        private enum Mode { FAST }

        private static class Own extends PictureBatch { Own() { super(List.of()); } }

        @InBatchParallel(init = "parameters")
        int parameter(Secret secret, int unit) { return 1; }

        List<Secret> parameters() { return List.of(); }

        @InBatchParallel(init = "sets", post = "array")
        Object set(Object secret) { return secret; }

        List<Secret> sets() { return List.of(); }

        int array(Object[] values) { return 1; }

        @InBatchParallel(init = "throwing", post = "throwing2")
        int thrown(Path file) { return 1; }

        List<Path> throwing() throws Secret { return indices(); }

        int throwing2(int[] values) throws Secret, IOException { return 1; }

        @InBatchParallel(init = "modedFiles", args = {"mode=FAST", "unit=2"})
        int moded(Path file) { return 1; }

        List<Path> modedFiles(int unit, Mode mode) { return indices(); }

        @InBatchParallel(init = "indices", post = "returning")
        int returned(Path file) { return 1; }

        List<? extends Secret> returning(int[] values) { return List.of(); }

        @Action
        @InBatchParallel(init = "indices", post = "act")
        int acted(Path file) { return 1; }

        Own act(int[] values) { return new Own(); }

        static void used(PictureBatch batch) throws IOException {
          batch.parallel().thrown();
          batch.parallel().moded().values();
        }
        """,
        "9 [InBatchTypeAccess] parameter secret of parameter mentions Secret, which the dispatcher"
            + " cannot see. Make Secret visible in package example.",
        "16 [InBatchTypeAccess] init \"sets\" of set mentions Secret, which the dispatcher cannot"
            + " see. Make Secret visible in package example.",
        "23 [InBatchTypeAccess] init \"throwing\" of thrown mentions Secret, which the dispatcher"
            + " cannot see. Make Secret visible in package example.",
        "30 [InBatchTypeAccess] parameter mode of init \"modedFiles\" of moded mentions Mode, which the"
            + " dispatcher cannot see. Make Mode visible in package example.",
        "35 [InBatchTypeAccess] post \"returning\" of returned mentions Secret, which the dispatcher"
            + " cannot see. Make Secret visible in package example.",
        "41 [InBatchTypeAccess] post \"act\" of acted mentions Own, which the dispatcher cannot see."
            + " Make Own visible in package example.");
  }

  @Test
  void aClassInsideAHiddenOneIsHidden() throws IOException {
    assertTold(
        """
        private static class Outer { enum Mode { FAST } }

        @InBatchParallel(init = "files", args = "mode=FAST")
        int size(Path file) { return 1; }

        List<Path> files(Outer.Mode mode) { return indices(); }
        """,
        "7 [InBatchTypeAccess] parameter mode of init \"files\" of size mentions Mode, which the"
            + " dispatcher cannot see. Make Outer visible in package example.");
  }

  @Test
  void whatIsHiddenInAnotherPackageIsToldAtWhatNamesIt() throws IOException {
    assertTold(
        """
        // library/Files.java
        public class Files extends Batch<Path> {
          protected static class Lost extends Exception {}
          static class Gone extends Exception {}
          protected enum Mode { FAST }
          protected static class Sum {}
          public Files(List<Path> files) { super(files); }
          public List<Path> lost() throws Lost { return indices(); }
          public List<Path> gone() throws Gone { return indices(); }
          public List<Path> moded(Mode mode) { return indices(); }
          public Sum sum(int[] values) { return new Sum(); }
        }
        // example/Pictures.java
        class Pictures extends library.Files implements PicturesDispatcher.Parallel {
          Pictures(List<Path> files) { super(files); }
          @InBatchParallel(init = "lost")
          int lostSize(Path file) { return 1; }
          @InBatchParallel(init = "gone")
          int goneSize(Path file) { return 1; }
          @InBatchParallel(init = "moded", args = "mode=FAST")
          int modedSize(Path file) { return 1; }
          @InBatchParallel(init = "indices", post = "sum")
          int size(Path file) { return 1; }
        }
        """,
        "5 [InBatchTypeAccess] init \"lost\" of lostSize mentions Lost, which the dispatcher cannot"
            + " see. Make Lost visible in package example.",
        "7 [InBatchTypeAccess] init \"gone\" of goneSize mentions Gone, which the dispatcher cannot"
            + " see. Make Gone visible in package example.",
        "9 [InBatchTypeAccess] parameter mode of init \"moded\" of modedSize mentions Mode, which the"
            + " dispatcher cannot see. Make Mode visible in package example.",
        "11 [InBatchTypeAccess] post \"sum\" of size mentions Sum, which the dispatcher cannot see."
            + " Make Sum visible in package example.");
  }

  @Test
  void anArrayThatPostTakesMustBeVisible() throws IOException {
    assertTold(
        """
        private interface Sized {}

        enum Size implements Sized { SMALL }

        @InBatchParallel(init = "indices", post = "list")
        Size listed(Path file) { return Size.SMALL; }

        int list(List<? extends Sized> sizes, Sized... more) { return 1; }

        @InBatchParallel(init = "indices", post = "array")
        Size size(Path file, Size other) { return other; }

        int array(Sized[] sizes, Sized other) { return 1; }
        """,
        "9 [InBatchPostParameter] post \"list\" asks for more, which is neither a call parameter of"
            + " listed nor in its args. Add it to one of them, or remove it from post.",
        "14 [InBatchTypeAccess] post \"array\" of size mentions Sized, which the dispatcher cannot"
            + " see. Make Sized visible in package example.");
  }

  @Test
  void anInheritedActionIsGivenAgainOnlyWhereItsTypesAreSeen() throws IOException {
    assertTold(
        """
        // library/Files.java
        public class Files extends Batch<Path> implements FilesDispatcher.Parallel {
          static class Hidden {}
          public Files(List<Path> files) { super(files); }
          @Action
          @InBatchParallel(init = "indices")
          public void touch(Path file) {}
          @Action
          @InBatchParallel(init = "indices")
          public void hide(Path file, Hidden how) {}
        }
        // example/Pictures.java
        class Pictures extends library.Files implements PicturesDispatcher.Parallel {
          Pictures(List<Path> files) { super(files); }
          @InBatchParallel(init = "indices")
          int size(Path file) { return 1; }
          static library.Files used(Pictures batch) {
            Pictures same = batch.parallel().touch();
            return same.parallel().hide(null);
          }
        }
        """);
  }

  private void assertTold(String code, String... expected) throws IOException {
    new Snippet(code)
        .assertErrors(directory, one -> one.line() + " " + one.text(), List.of(expected));
  }
}
