package org.inbatch.engine.threads;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CrowdTest {

  private static final long LATE = Crowd.LATE_NANOS + 1;
  private static final long SOON = Crowd.SOON_NANOS / 2;

  private final Crowd crowd = new Crowd();

  /** Long after the crowd was made, so that nothing was found before. */
  private long now = System.nanoTime() + Crowd.MOST_NANOS;

  @Test
  void nobodyIsThereAtFirst() {
    assertThat(crowd.isThere(now)).isFalse();
  }

  @Test
  void helpersThatLoseTheirCoresTimeAndAgainTellOfOne() {
    tookOver(LATE, Crowd.TIMES_TO_BELIEVE - 1);
    assertThat(crowd.isThere(now)).isFalse();

    tookOver(LATE, 1);
    assertThat(crowd.isThere(now)).isTrue();
    assertThat(crowd.isThere(now + Crowd.LEAST_NANOS)).isFalse();
  }

  @Test
  void whatIsLateNowAndThenDoesNot() {
    for (int i = 0; i < 10; i++) {
      tookOver(LATE, 1);
      now += Crowd.SOON_NANOS;
      assertThat(crowd.isThere(now)).isFalse();
    }
  }

  @Test
  void whatIsNotLateDoesNot() {
    tookOver(Crowd.LATE_NANOS, 10);
    assertThat(crowd.isThere(now)).isFalse();
  }

  @Test
  void oneThatIsFoundAgainAtOnceIsBelievedForLonger() {
    long period = Crowd.LEAST_NANOS;
    for (int i = 0; i < 10; i++) {
      tookOver(LATE, Crowd.TIMES_TO_BELIEVE);
      assertThat(crowd.isThere(now + period - 1)).isTrue();
      assertThat(crowd.isThere(now + period)).isFalse();

      now += period - SOON;
      period = Math.min(Crowd.MOST_NANOS, 2 * period);
    }
    now += 2 * Crowd.MOST_NANOS;
    tookOver(LATE, Crowd.TIMES_TO_BELIEVE);
    assertThat(crowd.isThere(now + Crowd.LEAST_NANOS)).isFalse();
  }

  private void tookOver(long nanos, int times) {
    for (int i = 0; i < times; i++) {
      now += SOON;
      crowd.tookOver(nanos, now);
    }
  }
}
