package org.inbatch.samples.contactsheet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Runs the whole command as a user does, but in this JVM, and looks at what it leaves. */
class ContactSheetTest {

  @TempDir Path folder = Path.of("");
  private Path input = Path.of("");
  private Path output = Path.of("");

  @BeforeEach
  void makeFolders() throws IOException {
    input = Files.createDirectory(folder.resolve("in"));
    output = folder.resolve("out/of the way");
  }

  @Test
  void makesASheetAndATableOfEveryPicture() throws IOException {
    TestPictures.write(TestPictures.plain(300, 200, Color.RED), input.resolve("b.png"));
    TestPictures.write(TestPictures.plain(10, 20, Color.GREEN), input.resolve("a.png"));
    TestPictures.write(TestPictures.plain(30, 30, Color.BLUE), input.resolve("c.bmp"));

    Run run = run();

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .containsSubsequence(
            "3 of 3 done",
            "3 files of " + input,
            output.resolve("contact-sheet.png").toString(),
            output.resolve("features.csv").toString());
    List<CSVRecord> rows = features();
    assertThat(rows).extracting(r -> r.get("file")).containsExactly("a.png", "b.png", "c.bmp");
    assertThat(rows)
        .extracting(CSVRecord::toList)
        .contains(List.of("b.png", "300", "200", "#ff0000", "0.0", "#ff0000:1.000", ""));
    SheetLayout layout = SheetLayout.of(3, 256);
    assertThat(sheet().getWidth()).isEqualTo(layout.width());
    assertThat(sheet().getHeight()).isEqualTo(layout.height());
  }

  @Test
  void theThumbnailsStandInTheirTiles() throws IOException {
    TestPictures.write(TestPictures.plain(300, 300, Color.RED), input.resolve("a.png"));
    TestPictures.write(TestPictures.plain(500, 500, Color.BLUE), input.resolve("b.png"));

    run("--width", "100");

    SheetLayout layout = SheetLayout.of(2, 100);
    int middle = layout.padding() + 50;
    assertThat(sheet().getRGB(layout.x(0) + middle, layout.y(0) + middle))
        .isEqualTo(Color.RED.getRGB());
    assertThat(sheet().getRGB(layout.x(1) + middle, layout.y(1) + middle))
        .isEqualTo(Color.BLUE.getRGB());
  }

  @Test
  void namesWhatIsNoPictureAndDoesTheRest() throws IOException {
    TestPictures.write(TestPictures.plain(50, 50, Color.RED), input.resolve("good.png"));
    Files.writeString(input.resolve("notes.txt"), "no picture");
    byte[] jpeg = TestPictures.encoded(TestPictures.detailed(300, 300), "jpeg");
    Files.write(input.resolve("cut off.jpg"), Arrays.copyOf(jpeg, jpeg.length / 2));
    Files.write(input.resolve("print.jpg"), TestPictures.jpegOfFourChannels(9, 9, 1, 0, 0, 0, 0));
    Files.createFile(input.resolve("void.png"));
    Files.createSymbolicLink(input.resolve("lost.png"), folder.resolve("nowhere.png"));

    Run run = run();

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err().lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("cut off.jpg: damaged: "),
            line -> assertThat(line).isEqualTo("lost.png: no such file or folder"),
            line -> assertThat(line).startsWith("notes.txt: not a picture of a format"),
            line -> assertThat(line).startsWith("print.jpg: its colours are of a kind"),
            line -> assertThat(line).isEqualTo("void.png: the file is empty"));
    assertThat(run.out()).contains("6 files of", "5 failed");
    List<CSVRecord> rows = features();
    assertThat(rows).hasSize(6);
    assertThat(rows.get(1).toList()).startsWith("good.png", "50", "50", "#ff0000");
    assertThat(rows.get(5).get("failure")).isEqualTo("the file is empty");
    assertThat(rows.get(5).get("sharpness")).isEmpty();
  }

  @Test
  void aFileThatMayNotBeReadIsNamed() throws IOException {
    Path secret = TestPictures.write(TestPictures.plain(5, 5, Color.RED), input.resolve("s.png"));
    assumeTrue(
        secret.toFile().setReadable(false) && !Files.isReadable(secret), "root may read anything");

    Run run = run();

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err().strip()).isEqualTo("s.png: permission denied");
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 3000", "3000, 1", "4000, 3000", "2, 2"})
  void takesPicturesOfAnyShape(int width, int height) throws IOException {
    TestPictures.write(TestPictures.plain(width, height, Color.MAGENTA), input.resolve("p.png"));

    Run run = run();

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(features().getFirst().toList())
        .startsWith("p.png", Integer.toString(width), Integer.toString(height), "#ff00ff");
  }

  @Test
  void takesNamesWithAnyLetters() throws IOException {
    List<String> names = List.of("# of, \"quotes\".png", "two  words.png", "zoë & 猫.png");
    for (String name : names) {
      TestPictures.write(TestPictures.plain(5, 5, Color.RED), input.resolve(name));
    }
    Files.writeString(input.resolve("é\u001b[31m.png"), "steers the terminal");

    Run run = run();

    assertThat(run.err()).startsWith("é?[31m.png: ");
    assertThat(features()).extracting(r -> r.get("file")).containsAll(names);
  }

  @Test
  void leavesHiddenFilesAndFoldersAlone() throws IOException {
    Files.writeString(input.resolve(".hidden"), "no picture");
    Files.createDirectory(input.resolve("folder.png"));
    TestPictures.write(TestPictures.plain(5, 5, Color.RED), input.resolve("seen.png"));

    Run run = run();

    assertThat(run.err()).isEmpty();
    assertThat(features()).extracting(r -> r.get("file")).containsExactly("seen.png");
  }

  @Test
  void anEmptyFolderGivesAnEmptySheet() throws IOException {
    Run run = run();

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("0 files of " + input);
    assertThat(features()).isEmpty();
    assertThat(Files.readString(output.resolve("features.csv"), UTF_8))
        .isEqualToIgnoringNewLines("file,width,height,mean_colour,sharpness,palette,failure\n");
    assertThat(sheet().getWidth()).isPositive();
  }

  @Test
  void theSheetIsTheSameWhateverTheNumberOfWorkers() throws IOException {
    for (int i = 0; i < 12; i++) {
      TestPictures.write(TestPictures.detailed(40 + i, 90 - i), input.resolve(i + ".png"));
    }
    run("--workers", "1");
    byte[] sheet = Files.readAllBytes(output.resolve("contact-sheet.png"));
    byte[] features = Files.readAllBytes(output.resolve("features.csv"));

    run("--workers", "5");

    assertThat(output.resolve("contact-sheet.png")).hasBinaryContent(sheet);
    assertThat(output.resolve("features.csv")).hasBinaryContent(features);
  }

  @ParameterizedTest
  @EnumSource
  void theSheetIsTheSameWhateverTheTarget(ContactSheet.Target target) throws IOException {
    for (int i = 0; i < 12; i++) {
      TestPictures.write(TestPictures.detailed(1 + 9 * i, 300 - 20 * i), input.resolve(i + ".png"));
    }
    Files.writeString(input.resolve("notes.txt"), "no picture");
    Run threads = run();
    byte[] sheet = Files.readAllBytes(output.resolve("contact-sheet.png"));
    byte[] features = Files.readAllBytes(output.resolve("features.csv"));

    Run run = run("--target=" + target);

    assumeFalse(run.err().contains("C compiler"), run.err());
    assertThat(run.err()).isEqualTo(threads.err());
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(output.resolve("contact-sheet.png")).hasBinaryContent(sheet);
    assertThat(output.resolve("features.csv")).hasBinaryContent(features);
  }

  @Test
  void withoutACompilerThereIsNoNative() throws Exception {
    ProcessBuilder command =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-classpath",
            System.getProperty("java.class.path"),
            ContactSheet.class.getName(),
            "--input=" + input,
            "--output=" + output,
            "--target=native");
    command.environment().put("PATH", folder.toString());

    Process process = command.redirectErrorStream(true).start();

    String told = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(told).endsWith(wrong("--target=native needs a C compiler: cc, gcc or clang"));
    assertThat(process.waitFor()).isEqualTo(2);
    assertThat(output).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(ints = {64, 1024})
  void theWidthIsThatOfTheThumbnails(int width) throws IOException {
    TestPictures.write(TestPictures.plain(2000, 1000, Color.RED), input.resolve("p.png"));

    assertThat(run("--width=" + width).exitCode()).isZero();

    SheetLayout layout = SheetLayout.of(1, width);
    assertThat(sheet().getWidth()).isEqualTo(layout.width());
    int row = layout.y(0) + layout.padding() + width / 2;
    BufferedImage sheet = sheet();
    long red =
        IntStream.range(0, sheet.getWidth())
            .filter(x -> sheet.getRGB(x, row) == Color.RED.getRGB())
            .count();
    assertThat(red).isEqualTo(width);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--workers=0    | --workers must be at least 1, --workers=0",
        "--workers=many | is not an int",
        "--target=gpu   | expected one of [THREADS, ASYNC, NATIVE, PROCESS]",
        "--width=63     | --width must be 64 to 1024 pixels, --width=63",
        "--width=1025   | --width must be 64 to 1024 pixels, --width=1025",
        "--colour       | Unknown option: ",
        "surplus        | Unmatched argument at index 2: "
      })
  void refusesWrongOptions(String option, String message) {
    Run run = run(option);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(message).contains("--help");
    assertThat(run.out()).isEmpty();
    assertThat(output).doesNotExist();
  }

  @Test
  void refusesAFolderThatIsNone() throws IOException {
    Path missing = folder.resolve("missing");
    Path file = Files.createFile(folder.resolve("file"));

    assertThat(execute("--input", missing.toString(), "--output", output.toString()))
        .isEqualTo(new Run(2, "", wrong("--input: " + missing + ": no such file or folder")));
    assertThat(execute("--input", file.toString(), "--output", output.toString()))
        .isEqualTo(new Run(2, "", wrong("--input: " + file + ": not a folder")));
    assertThat(output).doesNotExist();
    assertThat(execute("--input", input.toString(), "--output", file.toString()))
        .isEqualTo(new Run(2, "", wrong("--output: " + file + ": not a folder")));
    assertThat(execute("--input", input.toString(), "--output", input.toString()).err())
        .contains("one folder");
  }

  @Test
  void refusesAnOutputThatCannotBeWritten() throws IOException {
    Files.createDirectories(output.resolve("contact-sheet.png"));

    Run run = run();

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .startsWith("contact-sheet: --output: " + output.resolve("contact-sheet.png") + ": ");
  }

  @Test
  void theHelpNamesEveryOptionAndExitCode() {
    Run run = execute("--help");

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("--input", "--output", "--workers", "--target", "--width", "--help", "Exit codes")
        .containsPattern("(?ms)^  0 .*^  1 .*^  2 .*^  3 ");
  }

  private Run run(String... options) {
    List<String> args = new ArrayList<>();
    args.add("--input=" + input);
    args.add("--output=" + output);
    args.addAll(List.of(options));
    return execute(args.toArray(String[]::new));
  }

  private static Run execute(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command =
        ContactSheet.commandLine(false).setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int exitCode = command.execute(args);
    return new Run(exitCode, out.toString(), err.toString());
  }

  private static String wrong(String message) {
    return "contact-sheet: %s%nTry --help for the options.%n".formatted(message);
  }

  private record Run(int exitCode, String out, String err) {}

  private BufferedImage sheet() throws IOException {
    return ImageIO.read(output.resolve("contact-sheet.png").toFile());
  }

  private List<CSVRecord> features() throws IOException {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser = CSVParser.parse(output.resolve("features.csv"), UTF_8, format)) {
      return parser.getRecords();
    }
  }
}
