package org.inbatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ArgsTest {

  @Test
  void valuesStandAtTheirPlacesAndUnderTheirNames() {
    Args set = Args.of("data", 3).with("arg1", 1.5).with("arg0", null);

    assertThat(set.values()).containsExactly("data", 3);
    assertThat(set.named().keySet()).containsExactly("arg1", "arg0");
    assertThat(set.named()).containsEntry("arg1", 1.5).containsEntry("arg0", null);
    assertThat(set).hasToString("Args[data, 3, arg1=1.5, arg0=null]");
  }

  @Test
  void oneValueIsOneWhateverItIs() {
    String[] names = {"a", "b"};
    Object nothing = null;

    assertThat(Args.of("ab").values()).containsExactly("ab");
    assertThat(Args.of(List.of(1, 2)).values()).containsExactly(List.of(1, 2));
    assertThat(Args.of((Object) names).values()).containsExactly((Object) names);
    assertThat(Args.of(new int[] {1, 2}).values()).hasSize(1);
    assertThat(Args.of(nothing).values()).containsExactly((Object) null);
    assertThat(Args.of().values()).isEmpty();
  }

  @Test
  @SuppressWarnings({"NullAway", "InexactVarargsConditional"}) // on purpose
  void anArrayThatStandsForTheValuesIsOneValueUnlessItIsOfObjects() {
    Object[] names = new String[] {"a", "b"};
    @Nullable Object[] values = {"a", null};
    Object[] missing = null;

    assertThat(Args.of(names).values()).containsExactly((Object) names);
    assertThat(Args.of(values).values()).containsExactly("a", null);
    assertThat(Args.of(missing).values()).containsExactly((Object) null);
  }

  @Test
  void nothingChangesASet() {
    @Nullable Object[] values = {"a", "b"};
    Args set = Args.of(values);
    values[0] = "changed";
    Args more = set.with("c", "c");

    assertThat(set.values()).containsExactly("a", "b");
    assertThat(set.named()).isEmpty();
    assertThat(more.named()).hasSize(1);
    assertThatThrownBy(() -> set.values().set(0, "changed"))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> more.named().put("d", "d"))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void aNameGivenTwiceIsRefused() {
    Args set = Args.of(1).with("width", null);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> set.with("width", 2))
        .withMessage("\"width\" is given twice: Args[1, width=null] has it already");
  }

  @Test
  @SuppressWarnings("NullAway") // on purpose
  void aNameIsNeverNull() {
    assertThatNullPointerException()
        .isThrownBy(() -> Args.of().with(null, 1))
        .withMessageContaining("name");
  }

  @Test
  void setsAreEqualByTheirValues() {
    Args set = Args.of("a", new int[] {1, 2}).with("x", 1).with("y", new String[] {"z"});

    assertThat(set)
        .isEqualTo(Args.of("a", new int[] {1, 2}).with("y", new String[] {"z"}).with("x", 1))
        .hasSameHashCodeAs(
            Args.of("a", new int[] {1, 2}).with("y", new String[] {"z"}).with("x", 1))
        .isNotEqualTo(Args.of("a", new int[] {1, 3}).with("x", 1).with("y", new String[] {"z"}))
        .isNotEqualTo(Args.of("a", new int[] {1, 2}).with("x", 2).with("y", new String[] {"z"}))
        .isNotEqualTo(Args.of("a", new int[] {1, 2}).with("x", 1))
        .isNotEqualTo("Args");
    assertThat(Args.of("a").with("b", null)).isNotEqualTo(Args.of("a").with("c", null));
  }

  @Test
  void anArrayIsShownByItsTypeAndLength() {
    assertThat(Args.of(new double[1_000], "a").with("names", new String[2]))
        .hasToString("Args[double[1000], a, names=String[2]]");
  }
}
