package org.inbatch.benchmarks.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.inbatch.benchmarks.Cell;
import org.inbatch.benchmarks.Cost;
import org.inbatch.benchmarks.Setting;
import org.inbatch.benchmarks.Shape;
import org.inbatch.benchmarks.Values;
import org.inbatch.benchmarks.peer.Contender;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** A picture for each item cost: the time of a call against the number of items, peers as lines. */
final class Plots {

  private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 14);

  /** Five and three have no common divisor, and together exceed the number of peers. */
  private static final List<Color> COLORS =
      Stream.of(0x1F77B4, 0x2CA02C, 0x9467BD, 0x8C564B, 0x555555).map(Color::new).toList();

  private static final List<Marker> MARKERS =
      List.of(SeriesMarkers.SQUARE, SeriesMarkers.TRIANGLE_UP, SeriesMarkers.DIAMOND);

  private final Measurements measurements;

  Plots(Measurements measurements) {
    this.measurements = measurements;
  }

  /** Writes the pictures, and returns their files. */
  List<Path> write(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Cost cost : Cost.values()) {
      List<Cell> cells =
          measurements.cells().stream().filter(cell -> isPlotted(cell, cost)).toList();
      if (cells.size() > 1) {
        Path file = folder.resolve("plot-%s.png".formatted(cost).toLowerCase(Locale.ROOT));
        ImageIO.write(BitmapEncoder.getBufferedImage(chart(cost, cells)), "png", file.toFile());
        files.add(file);
      }
    }
    return files;
  }

  private static boolean isPlotted(Cell cell, Cost cost) {
    return cell.cost() == cost
        && cell.setting() == Setting.ALONE
        && cell.shape() == Shape.EVEN
        && cell.values() == Values.REFERENCES;
  }

  private XYChart chart(Cost cost, List<Cell> cells) {
    XYChart chart =
        new XYChartBuilder()
            .width(1200)
            .height(800)
            .title("Items of " + cost.label())
            .xAxisTitle("items")
            .yAxisTitle("time of a call")
            .build();
    chart
        .getStyler()
        .setXAxisLogarithmic(true)
        .setYAxisLogarithmic(true)
        .setXAxisTickLabelsFormattingFunction(n -> String.format(Locale.ROOT, "%,.0f", n))
        .setYAxisTickLabelsFormattingFunction(Plots::powerOfTen)
        .setPlotGridLinesColor(new Color(0xE4E4E4))
        .setAxisTickLabelsFont(FONT)
        .setAxisTitleFont(FONT)
        .setPlotContentSize(0.98)
        .setPlotBorderVisible(false)
        .setLegendBorderColor(Color.WHITE)
        .setLegendFont(FONT)
        .setChartTitleFont(FONT.deriveFont(Font.BOLD, 18))
        .setChartBackgroundColor(Color.WHITE)
        .setMarkerSize(7);
    for (Contender contender : measurements.contenders(cells)) {
      List<Cell> measured =
          cells.stream().filter(cell -> measurements.find(cell, contender) != null).toList();
      XYSeries series =
          chart.addSeries(
              contender.label(),
              measured.stream().map(Cell::n).toList(),
              measured.stream().map(cell -> measurements.time(cell, contender)).toList());
      style(series, contender);
    }
    return chart;
  }

  /** InBatch stands out, and no two lines have the same colour and marker. */
  private static void style(XYSeries series, Contender contender) {
    boolean ours = contender == Contender.IN_BATCH;
    int number = List.of(Contender.values()).indexOf(contender);
    series.setLineColor(ours ? Color.RED : COLORS.get(number % COLORS.size()));
    series.setMarkerColor(series.getLineColor());
    series.setLineStyle(new BasicStroke(ours ? 4 : 1.5f));
    series.setMarker(ours ? SeriesMarkers.CIRCLE : MARKERS.get(number % MARKERS.size()));
  }

  private static String powerOfTen(double micros) {
    return micros < 0.9995
        ? String.format(Locale.ROOT, "%.0f ns", 1e3 * micros)
        : micros < 999.5
            ? String.format(Locale.ROOT, "%.0f µs", micros)
            : String.format(Locale.ROOT, "%,.0f ms", micros / 1e3);
  }
}
