package org.inbatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BatchTest {

  private static final class Words extends Batch<String> {
    Words(Collection<String> words) {
      super(words);
    }
  }

  @Test
  void theIndicesAreACopyInOrder() {
    List<String> words = new ArrayList<>(List.of("c", "a", "b"));
    Words batch = new Words(words);
    words.clear();

    assertThat(batch.indices()).containsExactly("c", "a", "b");
    assertThat(batch.size()).isEqualTo(3);
    assertThatThrownBy(() -> batch.indices().add("d"))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThat(new Words(new LinkedHashSet<>(List.of("z", "y"))).indices())
        .containsExactly("z", "y");
  }

  @Test
  void thePositionsAreANewStreamEachTime() {
    Words batch = new Words(List.of("a", "b", "c"));

    assertThat(batch.positions()).containsExactly(0, 1, 2);
    assertThat(batch.positions()).containsExactly(0, 1, 2);
    assertThat(new Words(List.of()).positions()).isEmpty();
  }

  @Test
  @SuppressWarnings("NullAway") // on purpose
  void aNullIndexIsRefusedWithItsPosition() {
    List<String> words = new ArrayList<>(List.of("a", "b", "c"));
    words.set(1, null);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Words(words))
        .withMessageContaining("indices[1]")
        .withMessageContaining("Words");
  }

  @Test
  void itSaysWhatItIs() {
    assertThat(new Words(List.of("a", "b"))).hasToString("Words[2 items]");
  }
}
