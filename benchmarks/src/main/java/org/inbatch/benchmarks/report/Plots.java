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

  /** Okabe and Ito's colours, which the colour-blind can tell apart, without the lightest. */
  private static final List<Color> COLORS =
      Stream.of(0x0072B2, 0xE69F00, 0x009E73, 0xCC79A7, 0x56B4E9, 0x7F7F7F)
          .map(Color::new)
          .toList();

  private static final BasicStroke DASHED =
      new BasicStroke(1.7f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {7, 4}, 0);

  private static final List<String> UNITS = List.of("ns", "µs", "ms", "s");

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

  /** InBatch and the plain loop stand out, and no two others have the same colour and dashes. */
  private static void style(XYSeries series, Contender contender) {
    int number = List.of(Contender.values()).indexOf(contender);
    switch (contender) {
      case IN_BATCH -> style(series, Color.RED, new BasicStroke(4), SeriesMarkers.CIRCLE);
      case PLAIN_LOOP -> style(series, Color.BLACK, new BasicStroke(2.5f), SeriesMarkers.NONE);
      default ->
          style(
              series,
              COLORS.get(number % COLORS.size()),
              number < 2 + COLORS.size() ? new BasicStroke(1.7f) : DASHED,
              MARKERS.get(number % MARKERS.size()));
    }
  }

  private static void style(XYSeries series, Color color, BasicStroke stroke, Marker marker) {
    series.setMarker(marker).setMarkerColor(color).setLineColor(color).setLineStyle(stroke);
  }

  /** Returns a time that is a power of ten, as the ticks of a logarithmic axis are. */
  private static String powerOfTen(double micros) {
    double nanos = 1e3 * micros;
    int unit = (int) Math.clamp(Math.floor(Math.log10(nanos * 1.001) / 3), 0, UNITS.size() - 1);
    return String.format(Locale.ROOT, "%.0f %s", nanos / Math.pow(1e3, unit), UNITS.get(unit));
  }
}
