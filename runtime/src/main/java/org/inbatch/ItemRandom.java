package org.inbatch;

import java.util.random.RandomGenerator;

/**
 * The random numbers of one item: what a parameter with {@code @Seeded} is given.
 *
 * <p>They depend on the seed of the call and on the item's position, and on nothing else: neither
 * on the engine nor on the number of workers, their order, or an earlier attempt at the item. So an
 * item can be run again alone, with the numbers that it had in its batch:
 *
 * <pre>{@code
 * batch.parallel().simulate(1_000, seed(7));
 * batch.simulate(item41, ItemRandom.of(7, 41), 1_000);
 * }</pre>
 *
 * <p>The algorithm is L64X128Mix (Steele and Vigna, "LXM: better splittable pseudorandom number
 * generators (and almost as fast)", OOPSLA 2021), which the JDK has as {@code L64X128MixRandom}. It
 * starts from the four numbers that Philox4x64-10 makes of the position under the seed, so that
 * neighbouring positions and seeds are as unlike as any others. The numbers of {@link #nextLong()}
 * stay what they are in later versions; how the other methods derive theirs from them is up to the
 * JDK. Not for secrets.
 *
 * <p>Not thread-safe, as it belongs to one item. Nothing here blocks.
 */
public final class ItemRandom implements RandomGenerator {

  private static final long MULTIPLIER = 0xD1342543DE82EF95L;
  private static final long MIXER = 0xDABA0B6EB09322E3L;

  private final long seed;
  private final long position;

  /** A linear congruential generator: {@code lcg = MULTIPLIER * lcg + addend}. */
  private final long addend;

  private long lcg;

  /** A xoroshiro128 generator. */
  private long x0;

  private long x1;

  private ItemRandom(long seed, long position) {
    this.seed = seed;
    this.position = position;
    long[] state = Philox.block(position, 0, 0, 0, seed, 0);
    this.addend = state[0] | 1;
    this.lcg = state[1];
    this.x0 = state[2];
    this.x1 = state[3];
  }

  /**
   * Returns a new generator, at the beginning of its sequence.
   *
   * @param seed the seed of the call, any number
   * @param position the place of the item's argument set in init's order, from 0
   * @throws IllegalArgumentException if the position is negative
   */
  public static ItemRandom of(long seed, long position) {
    if (position < 0) {
      throw new IllegalArgumentException("position must not be negative, position=" + position);
    }
    return new ItemRandom(seed, position);
  }

  @Override
  public long nextLong() {
    long number = mixed(lcg + x0);
    lcg = MULTIPLIER * lcg + addend;
    long difference = x1 ^ x0;
    x0 = Long.rotateLeft(x0, 24) ^ difference ^ (difference << 16);
    x1 = Long.rotateLeft(difference, 37);
    return number;
  }

  /** Doug Lea's mixing function. */
  private static long mixed(long number) {
    long z = (number ^ (number >>> 32)) * MIXER;
    z = (z ^ (z >>> 32)) * MIXER;
    return z ^ (z >>> 32);
  }

  /** Returns the seed and the position: all that is needed to make the same generator again. */
  @Override
  public String toString() {
    return "ItemRandom[seed=%d, position=%d]".formatted(seed, position);
  }
}
