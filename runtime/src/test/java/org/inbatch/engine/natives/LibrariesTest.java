package org.inbatch.engine.natives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class LibrariesTest {

  /** Nothing is loaded by the caller. */
  private static final SymbolLookup NONE = name -> Optional.empty();

  @TempDir private Path folder;
  private Libraries libraries;

  @BeforeEach
  void lookIntoTheFolder() {
    libraries = new Libraries(() -> new LibraryFiles(List.of(folder)));
  }

  /** Makes a library whose function returns a number. */
  private Path numbered(String file, int number) throws Exception {
    return CompiledC.compile(
        folder.resolve(file), "int number(void) { return %d; }\n".formatted(number));
  }

  private int number(String library) throws Throwable {
    return (int)
        new CFunction(library, "number", MethodType.methodType(int.class), false, false)
            .link("Batch.action", NONE, libraries)
            .invokeExact();
  }

  @Test
  void aLibraryIsFoundByItsName() throws Throwable {
    numbered(System.mapLibraryName("inbatchplain"), 7);
    assertThat(number("inbatchplain")).isEqualTo(7);
  }

  @Test
  void aLibraryIsFoundByItsPath() throws Throwable {
    assertThat(number(numbered("of-any-name", 8).toString())).isEqualTo(8);
  }

  @EnabledOnOs(OS.LINUX) // the names are
  @Test
  void theLatestVersionIsTakenWhereThereIsNoneWithoutOne() throws Throwable {
    numbered("libinbatchversions.so.1", 1);
    numbered("libinbatchversions.so.2.9", 29);
    numbered("libinbatchversions.so.2.10", 210);
    numbered("libinbatchversions.so.2.11.old", 211);
    numbered("libinbatchversions2.so.3", 3);
    assertThat(new LibraryFiles(List.of(folder)).candidates("libinbatchversions.so"))
        .extracting(file -> file.getFileName().toString())
        .containsExactly(
            "libinbatchversions.so.2.10", "libinbatchversions.so.2.9", "libinbatchversions.so.1");
    assertThat(number("inbatchversions")).isEqualTo(210);
  }

  @Test
  void aVersionMayStandBeforeTheSuffix() throws Exception {
    numbered("libinbatchmac.1.2.dylib", 12);
    numbered("libinbatchmac.1.10.dylib", 110);
    assertThat(new LibraryFiles(List.of(folder)).candidates("libinbatchmac.dylib"))
        .extracting(file -> file.getFileName().toString())
        .containsExactly("libinbatchmac.1.10.dylib", "libinbatchmac.1.2.dylib");
  }

  @EnabledOnOs(OS.LINUX) // the names are
  @Test
  void aTextForTheLinkerIsNoLibrary() throws Throwable {
    Files.writeString(folder.resolve("libinbatchtext.so"), "GROUP ( libinbatchtext.so.6 )");
    numbered("libinbatchtext.so.6", 6);
    assertThat(number("inbatchtext")).isEqualTo(6);
  }

  @EnabledOnOs(OS.LINUX) // the names are
  @Test
  void anEarlierFolderWins() throws Throwable {
    Path earlier = Files.createDirectory(folder.resolve("earlier"));
    numbered("earlier/libinbatchfolders.so.1", 1);
    numbered("libinbatchfolders.so", 2);
    libraries = new Libraries(() -> new LibraryFiles(List.of(earlier, folder)));
    assertThat(number("inbatchfolders")).isEqualTo(1);
  }

  @Test
  void aMissingLibraryIsNamedAndWhereItWasLookedFor() {
    assertThatThrownBy(() -> number("inbatchnone"))
        .isInstanceOf(UnsatisfiedLinkError.class)
        .hasMessage(
            "Batch.action calls the C function \"number\", but there is no library \"inbatchnone\":"
                + " neither does the system know %s, nor is it, or a version of it that can be loaded,"
                + " in any of [%s]; install it, or give its absolute path",
            System.mapLibraryName("inbatchnone"), folder);
  }

  @Test
  void aMissingFileIsNamed() {
    Path missing = folder.resolve("missing.so");
    assertThatThrownBy(() -> number(missing.toString()))
        .isInstanceOf(UnsatisfiedLinkError.class)
        .hasMessage(
            "Batch.action calls the C function \"number\", but there is no library %s", missing);
  }

  @Test
  void aFileThatIsNoLibraryIsNamed() throws Exception {
    Path text = Files.writeString(folder.resolve("text.so"), "text");
    assertThatThrownBy(() -> number(text.toString()))
        .isInstanceOf(UnsatisfiedLinkError.class)
        .hasMessage(
            "Batch.action calls the C function \"number\", but %s cannot be loaded: it is no library"
                + " for this machine, or one that it needs is missing",
            text);
  }

  @Test
  void aMissingFunctionIsNamedWithItsLibrary() throws Exception {
    Path library = CompiledC.compile(folder.resolve("other.so"), "void other(void) {}\n");
    assertThatThrownBy(() -> number(library.toString()))
        .isInstanceOf(UnsatisfiedLinkError.class)
        .hasMessage(
            "Batch.action calls the C function \"number\", but %s has none of that name", library);
  }

  @Test
  void aFunctionThatNoLoadedLibraryHasIsNamed() {
    assertThatThrownBy(() -> number(""))
        .isInstanceOf(UnsatisfiedLinkError.class)
        .hasMessage(
            "Batch.action calls the C function \"number\", but what is loaded already (the C library,"
                + " and what the class loader of the batch loaded) has none of that name");
  }

  @Test
  void aLibraryThatIsInstalledLaterIsFoundThen() throws Throwable {
    assertThatThrownBy(() -> number("inbatchlater")).isInstanceOf(UnsatisfiedLinkError.class);
    numbered(System.mapLibraryName("inbatchlater"), 9);
    assertThat(number("inbatchlater")).isEqualTo(9);
  }

  @Test
  void theSystemsConfigurationNamesFoldersAndOtherConfigurations() throws Exception {
    Path configuration = folder.resolve("ld.so.conf");
    Files.createDirectory(folder.resolve("more"));
    Files.writeString(configuration, "include more/*.conf # the others\n\n/first:/second\n");
    Files.writeString(folder.resolve("more/one.conf"), "/one\t/two\ninclude ../ld.so.conf\n");
    Files.writeString(folder.resolve("more/not.this"), "/never\n");
    List<Path> folders = new ArrayList<>();

    LibraryFiles.addConfigured(configuration, folders, new HashSet<>());

    assertThat(folders)
        .containsExactly(Path.of("/one"), Path.of("/two"), Path.of("/first"), Path.of("/second"));
  }
}
