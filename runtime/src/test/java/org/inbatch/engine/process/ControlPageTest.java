package org.inbatch.engine.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class ControlPageTest {

  private final ControlPage page = new ControlPage(ByteBuffer.allocateDirect(4096));

  private static final int CHUNK = 3;

  @Test
  void itemsOfAChunkAreTakenOneByOne() {
    assertThat(page.take(CHUNK)).isFalse();
    page.offer(CHUNK, 2);

    assertThat(page.take(CHUNK)).isTrue();
    assertThat(page.next()).isEqualTo(1);
    assertThat(page.take(CHUNK)).isTrue();
    assertThat(page.take(CHUNK)).isFalse();
    assertThat(page.next()).isEqualTo(2);
  }

  @Test
  void whoIsLateTakesNothingOfTheNextChunk() {
    page.offer(CHUNK + 1, 2);

    assertThat(page.take(CHUNK)).isFalse();
    assertThat(page.take(CHUNK + 1)).isTrue();
  }

  @Test
  void whatIsTakenBackIsNotBegun() {
    page.offer(CHUNK, 10);
    assertThat(page.take(CHUNK)).isTrue();

    assertThat(page.takeBack(CHUNK, 4)).isEqualTo(4);
    assertThat(page.takeBack(CHUNK, 8)).as("it ends before").isEqualTo(4);
    assertThat(page.take(CHUNK)).isTrue();
    assertThat(page.takeBack(CHUNK, 0)).as("two are begun").isEqualTo(2);
    assertThat(page.take(CHUNK)).isFalse();
  }

  @Test
  void whileOneTakesAndOneTakesBackEachItemGoesToOneOfThem() throws InterruptedException {
    int items = ControlPage.MOST_ITEMS;
    page.offer(CHUNK, items);
    int[] begun = new int[1];
    Thread runner =
        new Thread(() -> {
          while (page.take(CHUNK)) {
            begun[0]++;
          }
        });
    runner.start();
    int end = items;
    for (int from = items - 1; from > page.next(); from -= 100) {
      end = page.takeBack(CHUNK, from);
    }
    runner.join();

    assertThat(begun[0]).isEqualTo(end);
  }

  @Test
  void anItemThatRunsIsSeenFromItsStartToItsEnd() {
    assertThat(page.running()).isEqualTo(ControlPage.NONE);
    page.started(0);

    assertThat(page.running()).isZero();

    page.ended(0);
    assertThat(page.running()).isEqualTo(ControlPage.NONE);
  }

  @Test
  void anInterruptReachesItsItemAndNoOther() throws InterruptedException {
    int items = 20_000;
    boolean[] wrong = new boolean[1];
    CountDownLatch begun = new CountDownLatch(1);
    Thread runner =
        new Thread(() -> {
          for (int item = 0; item < items; item++) {
            page.started(item);
            begun.countDown();
            // Only items that 3 divides are interrupted.
            wrong[0] |= item % 3 != 0 && Thread.currentThread().isInterrupted();
            page.ended(item);
          }
        });
    runner.start();
    begun.await();
    while (runner.isAlive()) {
      long item = page.running();
      page.interrupt(item - item % 3, runner);
    }

    assertThat(wrong[0]).isFalse();
  }
}
