package org.inbatch.samples.contactsheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SheetLayoutTest {

  @ParameterizedTest
  @CsvSource({"0, 256", "1, 64", "2, 256", "11, 256", "12, 1024", "100, 64"})
  void theTilesStandOnTheSheetAndApart(int tiles, int well) {
    SheetLayout layout = SheetLayout.of(tiles, well);
    Rectangle sheet = new Rectangle(layout.width(), layout.height());
    List<Rectangle> placed = new ArrayList<>();
    for (int i = 0; i < tiles; i++) {
      Rectangle tile =
          new Rectangle(layout.x(i), layout.y(i), layout.tileWidth(), layout.tileHeight());
      assertThat(sheet.contains(tile)).as("tile %d of %s", i, layout).isTrue();
      assertThat(placed).noneMatch(tile::intersects);
      placed.add(tile);
    }
  }

  @Test
  void aSheetIsWiderThanHighButNotMuch() {
    SheetLayout layout = SheetLayout.of(200, 128);
    assertThat((double) layout.width() / layout.height()).isBetween(1.0, 1.7);
  }

  @Test
  void tellsWhatIsTooLarge() {
    assertThat(SheetLayout.of(100, 256).fits()).isTrue();
    assertThat(SheetLayout.of(100_000, 1024).fits()).isFalse();
  }
}
