package org.inbatch.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.inbatch.benchmarks.peer.Contender;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** No peer is measured doing less than the others: all give what the plain loop gives, in order. */
@Timeout(60)
class CallTest {

  private static final List<Cell> CELLS =
      List.of(
          cell(Setting.ALONE, Shape.EVEN, Values.REFERENCES, 1),
          cell(Setting.ALONE, Shape.EVEN, Values.REFERENCES, 2),
          cell(Setting.ALONE, Shape.GROWING, Values.REFERENCES, 1_003),
          cell(Setting.ALONE, Shape.ONE_LARGE, Values.REFERENCES, 101),
          cell(Setting.ALONE, Shape.ONE_LARGE, Values.INTS, 1_003),
          cell(Setting.ALONE, Shape.EVEN, Values.DOUBLES, 12_345),
          cell(Setting.NESTED, Shape.GROWING, Values.REFERENCES, 1_003),
          cell(Setting.BUSY, Shape.EVEN, Values.REFERENCES, 103));

  static Stream<Arguments> callsOfPeers() {
    return CELLS.stream()
        .flatMap(cell ->
            Arrays.stream(Contender.values())
                .filter(contender -> contender.nests() || cell.setting() != Setting.NESTED)
                .map(contender -> Arguments.of(cell, contender)));
  }

  @ParameterizedTest
  @MethodSource("callsOfPeers")
  void givesWhatThePlainLoopGives(Cell cell, Contender contender) throws Exception {
    Object expected = results(cell, Contender.PLAIN_LOOP).getFirst();

    assertThat(results(cell, contender)).containsOnly(expected);
  }

  /** The prepared call is made several times over, as it is when it is measured. */
  private static List<Object> results(Cell cell, Contender contender) throws Exception {
    Call call = new Call();
    call.setting = cell.setting();
    call.shape = cell.shape();
    call.values = cell.values();
    call.n = cell.n();
    call.cost = cell.cost();
    call.contender = contender;
    call.setUp();
    try {
      return List.of(call.run(), call.run(), call.run());
    } finally {
      call.tearDown();
    }
  }

  private static Cell cell(Setting setting, Shape shape, Values values, int n) {
    return new Cell(setting, shape, values, n, Cost.NANOS_100);
  }
}
