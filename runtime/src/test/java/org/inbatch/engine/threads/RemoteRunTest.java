package org.inbatch.engine.threads;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.inbatch.CallHistory;
import org.inbatch.Engine;
import org.inbatch.engine.Remote;
import org.inbatch.engine.Session;
import org.junit.jupiter.api.Test;

/** Who may take whose items, by whether they have a worker to run them. */
final class RemoteRunTest {

  /** A session that has a worker when a test says so, and sends nothing. */
  private static class Employer implements Session<int[], Object[]> {

    boolean hasWorker;

    @Override
    public Session<int[], Object[]> at(long position) {
      return this;
    }

    @Override
    public boolean hire(BooleanSupplier wanted) {
      return hasWorker;
    }

    @Override
    public boolean hasWorker() {
      return hasWorker;
    }

    @Override
    public boolean isWanted() {
      return false;
    }

    @Override
    public void release() {
      hasWorker = false;
    }

    @Override
    public void intend() {}

    @Override
    public void send(int[] sets, int from, int to) {}

    @Override
    public boolean receive(Object[] slots, int index) throws Exception {
      return false;
    }

    @Override
    public long behind() {
      return NOTHING;
    }

    @Override
    public long takeBack() {
      return NOTHING;
    }

    @Override
    public long begunAt(long sent) {
      return sent;
    }

    @Override
    public void abandon() {}

    @Override
    public boolean isAbandoned() {
      return false;
    }
  }

  /** A session whose worker begins an item when it was asked for three times whether it has. */
  private static final class HeldUp extends Employer {

    private final CountDownLatch asked = new CountDownLatch(3);

    HeldUp() {
      hasWorker = true;
    }

    @Override
    public boolean receive(Object[] slots, int index) throws InterruptedException {
      asked.await();
      slots[index] = "begun";
      return true;
    }

    @Override
    public long begunAt(long sent) {
      asked.countDown();
      return System.nanoTime();
    }
  }

  /** Keeps its sessions, in the order of the seats that they are for. */
  private static final class Employers implements Remote<int[], Object[]> {

    private final Supplier<Employer> maker;
    private final List<Employer> all = new ArrayList<>();

    Employers(Supplier<Employer> maker) {
      this.maker = maker;
    }

    @Override
    public void run(int[] sets, Object[] slots, int index) {}

    @Override
    public Session<int[], Object[]> newSession(
        Engine.Call<int[], Object[]> call, boolean ofCaller) {
      all.add(maker.get());
      return all.getLast();
    }

    @Override
    public void ended() {}
  }

  private final Employers employers = new Employers(Employer::new);

  private static Engine.Call<int[], Object[]> call(
      int items, Employers employers, Engine.Plan plan) {
    return new Engine.Call<>(
        "RemoteBatch.work",
        new CallHistory(),
        Numbers.upTo(items),
        employers,
        Object[].class,
        plan);
  }

  private static WorkerPool pool(int workers) {
    return new WorkerPool(() -> workers, WorkerPool.DAEMONS);
  }

  private RemoteRun<int[], Object[]> run(int items, int workers) {
    Engine.Call<int[], Object[]> call = call(items, employers, WorkerPoolTest.FREE);
    return new RemoteRun<>(call, employers, pool(workers), workers, null);
  }

  private static int left(Seat<int[], Object[]> seat) {
    return Objects.requireNonNull(seat.piece).size();
  }

  @Test
  void whoWaitsForAWorkerKeepsItsLastItem() {
    RemoteRun<int[], Object[]> run = run(1, 2);
    Seat<int[], Object[]> waits = run.sitDownAsCaller();
    Seat<int[], Object[]> hasNone = run.sitDownAsCaller();

    assertThat(run.acquire(waits)).isTrue();
    assertThat(run.acquire(hasNone)).isFalse();
    assertThat(run.hasWork()).isFalse();
  }

  @Test
  void whoHasAWorkerIsRobbedOfTheItemThatItHasNotSent() {
    RemoteRun<int[], Object[]> run = run(1, 2);
    Seat<int[], Object[]> atWork = run.sitDownAsCaller();
    Seat<int[], Object[]> hasNone = run.sitDownAsCaller();

    assertThat(run.acquire(atWork)).isTrue();
    employers.all.getFirst().hasWorker = true;

    assertThat(run.hasWork()).isTrue();
    assertThat(run.acquire(hasNone)).isTrue();
    assertThat(left(atWork)).isZero();
  }

  @Test
  void whoWaitsForAWorkerSparesWhatIsMoreThanOneItem() {
    RemoteRun<int[], Object[]> run = run(3, 1);
    List<Seat<int[], Object[]>> seats = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      seats.add(run.sitDownAsCaller());
      assertThat(run.acquire(seats.getLast())).isTrue();
    }

    assertThat(seats).extracting(RemoteRunTest::left).containsExactly(1, 1, 1);
    assertThat(run.acquire(run.sitDownAsCaller())).isFalse();
  }

  @Test
  void whatHoldsAnItemUpIsNotTheItemsTime() {
    Engine.Plan millisecond =
        WorkerPoolTest.plan(OptionalInt.empty(), Optional.of(Duration.ofMillis(1)));
    Engine.Call<int[], Object[]> call = call(1, new Employers(HeldUp::new), millisecond);

    Engine.Collected<Object[]> collected = new GuardedRun<>(call, pool(1), 1, null).run();

    assertThat(collected.failures()).isEmpty();
    assertThat(collected.values()).containsExactly("begun");
  }
}
