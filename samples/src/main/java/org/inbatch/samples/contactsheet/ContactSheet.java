package org.inbatch.samples.contactsheet;

import static org.inbatch.CallOptions.concurrency;
import static org.inbatch.CallOptions.nWorkers;
import static org.inbatch.CallOptions.progress;
import static org.inbatch.CallOptions.progressBar;

import java.awt.image.BufferedImage;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.inbatch.Outcome;
import org.inbatch.Parallelism;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command: reads a folder of pictures, writes their contact sheet and their features. */
@Command(
    name = "contact-sheet",
    sortOptions = false,
    usageHelpAutoWidth = true,
    header = "Makes a contact sheet of a folder of pictures, in parallel.",
    description = {
      "",
      "Writes contact-sheet.png and features.csv (size, mean colour, sharpness and palette of each"
          + " picture). Every file of the folder is taken, but for hidden ones; folders in it are"
          + " not. A file that is no picture is named, with the reason, and the others are done."
    },
    optionListHeading = "%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:Every file is on the sheet with a thumbnail.",
      "1:Some files failed; standard error names them, the others are done.",
      "2:The options are wrong, a folder cannot be used, or there is no font or C compiler.",
      "3:Something unexpected happened; a stack trace tells what."
    },
    exitCodeOnExecutionException = 3)
public final class ContactSheet implements Callable<Integer> {

  /** What pictures are worked on with: an action of {@link PictureBatch} each. */
  enum Target {
    THREADS,
    ASYNC,
    NATIVE,
    PROCESS
  }

  static final String SHEET = "contact-sheet.png";
  static final String FEATURES = "features.csv";

  @Option(
      names = "--input",
      paramLabel = "DIR",
      defaultValue = "samples/pictures",
      description = "The folder of pictures. Default: ${DEFAULT-VALUE}")
  private Path input = Path.of("");

  @Option(
      names = "--output",
      paramLabel = "DIR",
      defaultValue = "out",
      description = "The folder to write to; it is made if need be. Default: ${DEFAULT-VALUE}")
  private Path output = Path.of("");

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "How many pictures to work on at once. Default: one a core")
  private @Nullable Integer workers;

  @Option(
      names = "--target",
      paramLabel = "WITH",
      defaultValue = "threads",
      description =
          "What to work with: threads, async (virtual threads), native (threads, and C for the"
              + " sharpness; needs a C compiler) or process (worker processes). The sheet is the"
              + " same. Default: ${DEFAULT-VALUE}")
  private Target target = Target.THREADS;

  @Option(
      names = "--width",
      paramLabel = "PX",
      defaultValue = "256",
      description = "The longest side of a thumbnail, 64 to 1024 pixels. Default: ${DEFAULT-VALUE}")
  private int width;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  @SuppressWarnings("unused") // picocli acts on it
  private boolean help;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  private final boolean onTerminal;

  ContactSheet(boolean onTerminal) {
    this.onTerminal = onTerminal;
  }

  /** Runs the command and exits with its code. */
  public static void main(String[] args) {
    // Without it, Java2D would look for a display on some systems.
    System.setProperty("java.awt.headless", "true");
    System.exit(commandLine(isOnTerminal()).execute(args));
  }

  @SuppressWarnings("SystemConsoleNull") // from JDK 25 it may be null again
  private static boolean isOnTerminal() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }

  /**
   * Returns the command, ready to be executed.
   *
   * @param onTerminal whether a progress bar is wanted, rather than plain lines
   */
  static CommandLine commandLine(boolean onTerminal) {
    return new CommandLine(new ContactSheet(onTerminal))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler((e, _) -> {
          PrintWriter err = e.getCommandLine().getErr();
          err.println("contact-sheet: " + e.getMessage());
          err.println("Try --help for the options.");
          return CommandLine.ExitCode.USAGE;
        });
  }

  @Override
  public Integer call() throws InterruptedException {
    checkFonts();
    checkTarget();
    List<Path> files = checkedFiles();
    SheetLayout layout = checkedLayout(files.size());

    PictureBatch batch = new PictureBatch(files);
    makeThumbnails(batch.parallel());

    batch.results().failures().forEach(this::tell);
    write(batch, layout);
    return batch.results().anyFailed() ? CommandLine.ExitCode.SOFTWARE : CommandLine.ExitCode.OK;
  }

  private void checkFonts() {
    if (!SheetStyle.hasFonts()) {
      throw wrong(
          "Java finds no font for the captions; install one, such as Debian's fonts-dejavu-core");
    }
  }

  private void checkTarget() throws InterruptedException {
    if (target == Target.NATIVE && !SharpnessInC.load()) {
      throw wrong("--target=native needs a C compiler: cc, gcc or clang");
    }
  }

  private List<Path> checkedFiles() {
    if (workers != null && workers < 1) {
      throw wrong("--workers must be at least 1, --workers=" + workers);
    }
    if (width < 64 || width > 1024) {
      throw wrong("--width must be 64 to 1024 pixels, --width=" + width);
    }
    List<Path> files = orWrong("--input", input, PictureFolder::files);
    orWrong("--output", output, Files::createDirectories);
    if (orWrong("--output", output, folder -> Files.isSameFile(folder, input))) {
      throw wrong("--output and --input are one folder, and the next sheet would show this one");
    }
    return files;
  }

  private SheetLayout checkedLayout(int tiles) {
    SheetLayout layout = SheetLayout.of(tiles, width);
    if (!layout.fits()) {
      throw wrong(
          "%d files at --width=%d make a sheet of %d x %d pixels, which is too large; lower --width"
                  .formatted(tiles, width, layout.width(), layout.height())
              + " or split the folder");
    }
    return layout;
  }

  private void makeThumbnails(PictureBatchDispatcher pictures) {
    int atOnce = workers != null ? workers : Parallelism.current().numThreads();
    var progress = onTerminal ? progressBar() : progress(new ProgressLines(out()));
    switch (target) {
      case THREADS -> pictures.thumbnail(width, nWorkers(atOnce), progress);
      case ASYNC -> pictures.thumbnailOnVirtualThread(width, concurrency(atOnce), progress);
      case NATIVE -> pictures.thumbnailWithC(width, nWorkers(atOnce), progress);
      case PROCESS -> pictures.thumbnailInWorker(width, nWorkers(atOnce), progress);
    }
  }

  private void tell(Outcome.Failure<Thumbnail> failure) {
    PrintWriter err = spec.commandLine().getErr();
    Path file = (Path) Objects.requireNonNull(failure.item());
    err.println(FileNames.printable(file) + ": " + FailureReason.of(failure.cause()));
  }

  private void write(PictureBatch batch, SheetLayout layout) {
    int failed = batch.results().failures().size();
    String summary =
        "%d %s of %s".formatted(batch.size(), batch.size() == 1 ? "file" : "files", input)
            + (failed == 0 ? "" : ", of which %d failed".formatted(failed));
    Path sheet = output.resolve(SHEET);
    Path features = output.resolve(FEATURES);
    BufferedImage image = new SheetRenderer(layout).render(batch, summary);
    orWrong("--output", sheet, file -> Png.write(image, file));
    orWrong("--output", features, file -> FeaturesCsv.write(batch, file));
    out().println(summary);
    out().printf("The sheet is %s, the features are %s%n", sheet, features);
  }

  /** Uses a file or folder that an option names; where that fails, the option is wrong. */
  private <T> T orWrong(String option, Path path, PathFunction<T> use) {
    try {
      return use.apply(path);
    } catch (IOException e) {
      throw wrong("%s: %s: %s".formatted(option, path, FailureReason.of(e)));
    }
  }

  private interface PathFunction<T> {
    T apply(Path path) throws IOException;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
