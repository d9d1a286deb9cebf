package org.inbatch.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.inbatch.CallOptions.on;

import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.inbatch.NotTransferableException;
import org.inbatch.Outcome;
import org.inbatch.Outcome.Kind;
import org.inbatch.ProcessPool;
import org.inbatch.Results;
import org.inbatch.WorkerException;
import org.inbatch.annotations.Transferable;
import org.inbatch.wire.Codec;
import org.inbatch.wire.Codecs;
import org.inbatch.wire.SlotCodec;
import org.inbatch.wire.WireOutput;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What cannot travel to a worker process, or back, fails alone, and says why. */
@Timeout(60)
@SuppressWarnings("NullAway") // it does not infer that a lambda may return null
final class TransferTest {

  private static final ProcessPool POOL = ProcessPool.builder().size(1).build();

  private static final Codec<@Nullable Object> ANYTHING =
      Codecs.nullable(Codecs.object(Object.class));

  static final RemoteAction<List<Integer>, @Nullable Object[]> GIVE_BACK =
      RemoteAction.of(TransferTest.class, "giveBack", Codecs.INTEGER, ANYTHING, in -> i -> made(i));

  static final RemoteAction<List<@Nullable Object>, @Nullable Object[]> TAKE =
      RemoteAction.of(
          TransferTest.class, "take", ANYTHING, Codecs.STRING, in -> set -> Objects.toString(set));

  static final RemoteAction<List<Integer>, @Nullable Object[]> BOUND =
      RemoteAction.of(
          TransferTest.class,
          "bound",
          Codecs.INTEGER,
          Codecs.INTEGER,
          in -> {
            ANYTHING.read(in);
            return i -> i;
          },
          ANYTHING);

  @AfterAll
  static void endWorkers() {
    POOL.close();
  }

  /** Says that it can be serialized, and cannot. */
  @Transferable
  private static final class Model implements Serializable {
    private static final long serialVersionUID = 1;

    @SuppressWarnings({"serial", "UnusedVariable"}) // on purpose
    private final Thread cache = Thread.currentThread();
  }

  /** Can be written, and throws when it is read. */
  @Transferable
  private static final class Bomb implements Serializable {
    private static final long serialVersionUID = 1;

    private void readObject(ObjectInputStream in) {
      throw new IllegalStateException("boom");
    }
  }

  /** Is on nobody's list. */
  private static final class Stranger implements Serializable {
    private static final long serialVersionUID = 1;
  }

  private static @Nullable Object made(int i) {
    return switch (i) {
      case 0 -> "first";
      case 1 -> new Model();
      case 2 -> new Bomb();
      case 3 -> new Stranger();
      case 4 -> null;
      default -> i;
    };
  }

  private static void onlyTheBadOnesFail(Results<?> results) {
    assertThat(results.successes())
        .extracting(Outcome.Success::position)
        .containsExactly(0L, 4L, 5L);
    assertThat(results.failures())
        .extracting(Outcome.Failure::kind)
        .containsExactly(Kind.NOT_TRANSFERABLE, Kind.NOT_TRANSFERABLE, Kind.NOT_TRANSFERABLE);
    assertThat(results.failures().get(0).cause())
        .isInstanceOf(NotTransferableException.class)
        .hasMessageContaining("cache: java.lang.Thread");
    assertThat(results.failures().get(1).cause()).hasStackTraceContaining("boom");
    assertThat(results.failures().get(2).cause()).hasMessageContaining("Stranger");
  }

  @Test
  void aValueThatCannotTravelFailsAloneWithThePathToTheCulprit() {
    Results<Object> results =
        Dispatch.process(ActionSite.of("TransferTest", "giveBack", "numbers"), GIVE_BACK, on(POOL))
            .results(ArgumentSets.of(List.of(0, 1, 2, 3, 4, 5)), i -> made(i));

    onlyTheBadOnesFail(results);
    assertThat(results.valuesOr("none")).containsExactly("first", "none", "none", "none", null, 5);
  }

  @Test
  void anArgumentThatCannotTravelFailsAloneWithThePathToTheCulprit() {
    List<@Nullable Object> sets =
        List.of(0, 1, 2, 3, 4, 5).stream().<@Nullable Object>map(TransferTest::made).toList();
    Results<String> results =
        Dispatch.process(ActionSite.of("TransferTest", "take", "things"), TAKE, on(POOL))
            .results(ArgumentSets.of(sets), set -> Objects.toString(set));

    onlyTheBadOnesFail(results);
    assertThat(results.valuesOr("none"))
        .containsExactly("first", "none", "none", "none", "null", "5");
  }

  @Test
  void aCallWhoseArgumentsCannotTravelFailsAndItsWorkerGoesOn() {
    assertThatThrownBy(() -> bound(new Model()))
        .isInstanceOf(NotTransferableException.class)
        .hasMessageContaining("cache: java.lang.Thread");
    assertThatThrownBy(() -> bound(new Bomb())).hasStackTraceContaining("boom");

    assertThat(bound("fine").values()).containsExactly(1, 2, 3);
    assertThat(POOL.processes()).hasSize(1);
  }

  static final RemoteAction<List<Integer>, @Nullable Object[]> FRAGILE =
      RemoteAction.unboxed(
          TransferTest.class,
          "fragile",
          SlotCodec.of(
              "fragile",
              size -> Arrays.asList(new Integer[size]),
              (block, index, out) -> writeFragile(block.get(index), out),
              (in, block, index) -> block.set(index, in.readInt())),
          SlotCodec.references(Codecs.INTEGER),
          in -> (sets, slots, index) -> slots[index] = sets.get(index));

  private static void writeFragile(int set, WireOutput out) {
    out.writeInt(set);
    if (set == 1) {
      byte[] much = new byte[100_000];
      out.writeBytes(much, 0, much.length);
      throw new IllegalArgumentException("cannot be written to its end");
    }
  }

  @Test
  void whateverIsThrownWhereAnArgumentIsWrittenIsThatItemsFailure() {
    Results<Integer> results =
        Dispatch.process(ActionSite.of("TransferTest", "fragile", "numbers"), FRAGILE, on(POOL))
            .results(
                ArgumentSets.of(List.of(0, 1, 2)),
                (sets, slots, index) -> slots[index] = sets.get(index));

    assertThat(results.valuesOr(-1)).containsExactly(0, -1, 2);
    assertThat(results.failures().getFirst().kind()).isEqualTo(Kind.NOT_TRANSFERABLE);
    assertThat(results.failures().getFirst().cause()).hasMessageContaining("to its end");
  }

  static final RemoteAction<List<Integer>, @Nullable Object[]> WORDY =
      RemoteAction.of(
          TransferTest.class, "wordy", Codecs.INTEGER, Codecs.INTEGER, in -> i -> wordy(i));

  private static int wordy(int i) {
    if (i == 1) {
      throw new IllegalStateException("much ".repeat(100_000));
    }
    return i;
  }

  @Test
  void anExceptionThatIsLargerThanAMessageMayBeArrivesAsItsClassName() {
    try (ProcessPool small = ProcessPool.builder().size(1).frameLimit(1 << 10).build()) {
      Results<Integer> results =
          Dispatch.process(ActionSite.of("TransferTest", "wordy", "numbers"), WORDY, on(small))
              .results(ArgumentSets.of(List.of(0, 1, 2)), i -> wordy(i));

      assertThat(results.valuesOr(-1)).containsExactly(0, -1, 2);
      assertThat(results.failures().getFirst().kind()).isEqualTo(Kind.THREW);
      assertThat(results.failures().getFirst().cause())
          .isInstanceOf(WorkerException.class)
          .hasMessageContaining("IllegalStateException")
          .hasMessageContaining("1024 bytes");
    }
  }

  private static Results<Integer> bound(Object argument) {
    return Dispatch.process(
            ActionSite.of("TransferTest", "bound", "numbers"),
            BOUND,
            out -> ANYTHING.write(argument, out),
            on(POOL))
        .results(ArgumentSets.of(List.of(1, 2, 3)), i -> i);
  }
}
