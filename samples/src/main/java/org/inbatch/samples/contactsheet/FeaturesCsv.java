package org.inbatch.samples.contactsheet;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.inbatch.Outcome;

/**
 * The features of a batch as a table: RFC 4180, UTF-8, one row a file, in the order of the batch.
 *
 * <p>The palette is written as {@code #rrggbb:share} of each colour, with blanks between them. A
 * file that failed has nothing but its name and, in the last column, the reason.
 */
final class FeaturesCsv {

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setHeader("file", "width", "height", "mean_colour", "sharpness", "palette", "failure")
          .get();

  private FeaturesCsv() {}

  /**
   * Writes the table, in place of a file that may be there, and returns the file.
   *
   * @param batch the pictures, after the call
   * @throws IOException if the file cannot be written
   */
  static Path write(PictureBatch batch, Path csv) throws IOException {
    try (BufferedWriter writer = Files.newBufferedWriter(csv);
        CSVPrinter printer = new CSVPrinter(writer, FORMAT)) {
      for (int i = 0; i < batch.results().size(); i++) {
        printer.printRecord(row(FileNames.of(batch.indices().get(i)), batch.results().get(i)));
      }
    }
    return csv;
  }

  private static List<?> row(String name, Outcome<Thumbnail> outcome) {
    return switch (outcome) {
      case Outcome.Failure<Thumbnail> failure ->
          List.of(name, "", "", "", "", "", FailureReason.of(failure.cause()));
      case Outcome.Success<Thumbnail>(_, Thumbnail thumbnail) -> {
        Features features = thumbnail.features();
        yield List.of(
            name,
            thumbnail.pictureWidth(),
            thumbnail.pictureHeight(),
            features.meanColour().hex(),
            String.format(Locale.ROOT, "%.1f", features.sharpness()),
            palette(features),
            "");
      }
    };
  }

  private static String palette(Features features) {
    return features.palette().stream()
        .map(s -> String.format(Locale.ROOT, "%s:%.3f", s.colour().hex(), s.share()))
        .collect(Collectors.joining(" "));
  }
}
