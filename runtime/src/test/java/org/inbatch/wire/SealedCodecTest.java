package org.inbatch.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

final class SealedCodecTest {

  sealed interface Term {}

  record Figure(int value) implements Term {}

  sealed interface Pair extends Term {}

  record Sum(Term left, Term right) implements Pair {}

  enum Constant implements Term {
    ZERO,
    ONE
  }

  private static final Codec<Figure> FIGURE =
      Codecs.record(
          Figure.class,
          "int value",
          (figure, out) -> out.writeInt(figure.value()),
          in -> new Figure(in.readInt()));
  private static final Codec<Sum> SUM =
      Codecs.record(
          Sum.class, "Term left, Term right", SealedCodecTest::write, SealedCodecTest::read);
  private static final Codec<Pair> PAIR = Codecs.sealed(Pair.class, SUM);
  private static final Codec<Term> TERM =
      Codecs.sealed(Term.class, FIGURE, PAIR, Codecs.enumOf(Constant.class));

  private static void write(Sum sum, WireOutput out) {
    TERM.write(sum.left(), out);
    TERM.write(sum.right(), out);
  }

  private static Sum read(WireInput in) {
    return new Sum(TERM.read(in), TERM.read(in));
  }

  @Test
  void eachSubtypeTravelsByItsCodec() {
    Term term = new Sum(new Figure(7), new Sum(Constant.ONE, new Figure(-1)));

    assertThat(Carried.through(TERM, term)).isEqualTo(term);
    assertThat(Carried.through(Codecs.nullable(TERM), null)).isNull();
  }

  @Test
  void aSubtypeThatThereIsNotIsRefused() {
    assertThatExceptionOfType(WireFormatException.class)
        .isThrownBy(
            () -> Carried.through(out -> TERM.write(Constant.ZERO, out), in -> PAIR.read(in)))
        .withMessageContaining("Pair");
  }

  @Test
  void itsShapeTellsTheSubtypes() {
    assertThat(TERM.shape())
        .contains("Figure(int value)", "Sum(Term left, Term right)", "[ZERO, ONE]");
    assertThat(TERM.declared()).contains(Figure.class, Sum.class, Pair.class, Constant.class);
  }
}
