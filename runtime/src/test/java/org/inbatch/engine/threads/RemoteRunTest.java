package org.inbatch.engine.threads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.inbatch.CallHistory;
import org.inbatch.Engine;
import org.inbatch.engine.Remote;
import org.inbatch.engine.Session;
import org.junit.jupiter.api.Test;

/** Who may take whose items, by whether they have a worker to run them. */
final class RemoteRunTest {

  /** A session that has a worker when a test says so, and sends nothing. */
  private static final class Employer implements Session<int[], Object[]> {

    private boolean hasWorker;

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
    public boolean receive(Object[] slots, int index) {
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
    public void abandon() {}

    @Override
    public boolean isAbandoned() {
      return false;
    }
  }

  /** Keeps its sessions, in the order of the seats that they are for. */
  private static final class Employers implements Remote<int[], Object[]> {

    private final List<Employer> all = new ArrayList<>();

    @Override
    public void run(int[] sets, Object[] slots, int index) {}

    @Override
    public Session<int[], Object[]> newSession(
        Engine.Call<int[], Object[]> call, boolean ofCaller) {
      all.add(new Employer());
      return all.getLast();
    }

    @Override
    public void ended() {}
  }

  private final Employers employers = new Employers();

  private RemoteRun<int[], Object[]> run(int items, int workers) {
    Engine.Call<int[], Object[]> call =
        new Engine.Call<>(
            "RemoteBatch.work",
            new CallHistory(),
            Numbers.upTo(items),
            employers,
            Object[].class,
            WorkerPoolTest.FREE);
    return new RemoteRun<>(
        call, employers, new WorkerPool(() -> workers, WorkerPool.DAEMONS), workers, null);
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
}
