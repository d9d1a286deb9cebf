package org.inbatch.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class RemoteTargetTest {

  private static final ClassLoader LOADER = RemoteTargetTest.class.getClassLoader();
  private static final String ADDER = RemoteTargetTest.class.getName() + "$Adder";

  /** Stands for a dispatcher. */
  static final class Adder {
    static final RemoteTarget<int[], @Nullable Object[]> ADD =
        target(Adder.class, "add", "int summand", Codecs.STRING);

    private Adder() {}
  }

  /** Stands for another. */
  static final class Other {
    private Other() {}
  }

  private static <R> RemoteTarget<int[], @Nullable Object[]> target(
      Class<?> dispatcher, String action, String arguments, Codec<R> result) {
    return RemoteTarget.of(
        dispatcher,
        action,
        arguments,
        SlotCodec.INTS,
        SlotCodec.references(result),
        (in, seed) -> {
          int summand = in.readInt();
          return (sets, slots, index) -> slots[index] = sets[index] + summand + " " + seed;
        });
  }

  @Test
  void anActionIsFoundAndRunsThere() throws Throwable {
    RemoteTarget<?, ?> found = RemoteTarget.find(LOADER, ADDER, "add", Adder.ADD.fingerprint());

    assertThat(found).isSameAs(Adder.ADD);
    @Nullable Object[] values = Adder.ADD.values().newBlock(1);
    Carried.through(out -> out.writeInt(3), in -> Adder.ADD.bind(in, 7))
        .run(new int[] {4}, values, 0);
    assertThat(values).containsExactly("7 7");
  }

  @Test
  void whatIsNotThereIsSaid() {
    String fingerprint = Adder.ADD.fingerprint();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RemoteTarget.find(LOADER, "no.Such", "add", fingerprint))
        .withMessage("There is no class no.Such here: is the class path the caller's?");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RemoteTarget.find(LOADER, ADDER, "subtract", fingerprint))
        .withMessage(
            ADDER + " has no action subtract here, but [add]: is it of the caller's build?");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RemoteTarget.find(LOADER, ADDER, "add", "1234"))
        .withMessage(
            "What travels to and from %s.add is another here: is it of the caller's build?", ADDER);
  }

  @Test
  void anActionIsThereOnce() {
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> target(Adder.class, "add", "", Codecs.STRING));
  }

  @Test
  void theFingerprintTellsOfAllThatTravels() {
    List<String> fingerprints =
        List.of(
            Adder.ADD.fingerprint(),
            target(Other.class, "other arguments", "long summand", Codecs.STRING).fingerprint(),
            target(Other.class, "other values", "int summand", Codecs.INTEGER).fingerprint());

    assertThat(fingerprints).doesNotHaveDuplicates().allMatch(f -> f.matches("[0-9a-f]{1,16}"));
    assertThat(target(Other.class, "same", "int summand", Codecs.STRING).fingerprint())
        .isEqualTo(fingerprints.getFirst());
  }
}
