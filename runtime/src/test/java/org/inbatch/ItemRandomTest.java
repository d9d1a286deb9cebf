package org.inbatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ItemRandomTest {

  /** From the file {@code kat_vectors} of Random123: counter, key, answer. */
  @ParameterizedTest
  @CsvSource({
    "0000000000000000 0000000000000000 0000000000000000 0000000000000000,"
        + "0000000000000000 0000000000000000,"
        + "16554d9eca36314c db20fe9d672d0fdc d7e772cee186176b 7e68b68aec7ba23b",
    "ffffffffffffffff ffffffffffffffff ffffffffffffffff ffffffffffffffff,"
        + "ffffffffffffffff ffffffffffffffff,"
        + "87b092c3013fe90b 438c3c67be8d0224 9cc7d7c69cd777b6 a09caebf594f0ba0",
    "243f6a8885a308d3 13198a2e03707344 a4093822299f31d0 082efa98ec4e6c89,"
        + "452821e638d01377 be5466cf34e90c6c,"
        + "a528f45403e61d95 38c72dbd566e9788 a5a1610e72fd18b5 57bd43b5e52b7fe6",
  })
  void philoxGivesTheKnownAnswers(String counter, String key, String answer) {
    long[] c = words(counter);
    long[] k = words(key);

    assertThat(Philox.block(c[0], c[1], c[2], c[3], k[0], k[1])).isEqualTo(words(answer));
  }

  private static long[] words(String hexadecimal) {
    return java.util.Arrays.stream(hexadecimal.split(" ", -1))
        .mapToLong(word -> Long.parseUnsignedLong(word, 16))
        .toArray();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 41, Long.MAX_VALUE})
  void theSequenceIsThatOfTheJdksGeneratorFromTheSameState(long position) {
    ByteBuffer state = ByteBuffer.allocate(4 * Long.BYTES);
    for (long word : Philox.block(position, 0, 0, 0, 7, 0)) {
      state.putLong(word);
    }
    RandomGenerator jdks = RandomGeneratorFactory.of("L64X128MixRandom").create(state.array());
    ItemRandom own = ItemRandom.of(7, position);

    for (int i = 0; i < 1_000; i++) {
      assertThat(own.nextLong()).isEqualTo(jdks.nextLong());
    }
  }

  /** The numbers are a promise: whoever changes them breaks what users have published. */
  @Test
  void theNumbersStayWhatTheyAre() {
    ItemRandom random = ItemRandom.of(7, 41);

    assertThat(random.nextLong()).isEqualTo(0x1bdd178db486400bL);
    assertThat(random.nextLong()).isEqualTo(0xcb62ab13a3df3844L);
  }

  /**
   * Half the bits of two unrelated numbers differ: 32 of 64, give or take 4 (standard deviation).
   */
  @Test
  void neighboursAreAsUnlikeAsAnyOthers() {
    int pairs = 100_000;
    long[] seeds = {0, 1, -1, Long.MIN_VALUE, 0x9E3779B97F4A7C15L};
    for (long seed : seeds) {
      long positions = 0;
      long neighbouringSeeds = 0;
      long swapped = 0;
      for (int i = 0; i < pairs; i++) {
        long number = first(seed, i);
        positions += Long.bitCount(number ^ first(seed, i + 1L));
        neighbouringSeeds += Long.bitCount(number ^ first(seed + 1, i));
        swapped += Long.bitCount(number ^ first(seed + 0x9E3779B97F4A7C15L, i));
      }
      // The mean of so many pairs has a standard deviation of 4 / sqrt(100,000) = 0.013.
      for (long bits : new long[] {positions, neighbouringSeeds, swapped}) {
        assertThat((double) bits / pairs).isBetween(32 - 0.065, 32 + 0.065);
      }
    }
  }

  @Test
  void noTwoItemsBeginAlike() {
    Set<Long> firsts = new HashSet<>();
    for (long seed = 0; seed < 100; seed++) {
      for (long position = 0; position < 1_000; position++) {
        firsts.add(first(seed, position));
      }
    }
    assertThat(firsts).hasSize(100_000);
  }

  private static long first(long seed, long position) {
    return ItemRandom.of(seed, position).nextLong();
  }

  @Test
  void itsTextSaysHowToMakeItAgain() {
    assertThat(ItemRandom.of(-7, 41)).hasToString("ItemRandom[seed=-7, position=41]");
  }

  @Test
  void aNegativePositionIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ItemRandom.of(7, -1))
        .withMessageContaining("position=-1");
  }
}
