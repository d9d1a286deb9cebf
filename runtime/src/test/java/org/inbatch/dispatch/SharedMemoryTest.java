package org.inbatch.dispatch;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.inbatch.CallOptions.itemsPerTask;
import static org.inbatch.CallOptions.nWorkers;
import static org.inbatch.CallOptions.on;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.inbatch.Outcome.Kind;
import org.inbatch.ProcessOption;
import org.inbatch.ProcessPool;
import org.inbatch.Results;
import org.inbatch.SharedMemoryArena;
import org.inbatch.wire.Codecs;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What memory worker processes map, and what is copied to them. */
@EnabledOnOs(OS.LINUX)
@Timeout(60)
final class SharedMemoryTest {

  private static final ProcessPool POOL = ProcessPool.builder().size(2).build();
  private static final VarHandle NUMBER = JAVA_INT.varHandle();
  private static final int LARGE = 3 << 20;

  /** Adds one to each number of a segment, and gives it back. */
  static final RemoteAction<List<MemorySegment>, @Nullable Object[]> INCREASE =
      RemoteAction.of(
          SharedMemoryTest.class,
          "increase",
          Codecs.MEMORY_SEGMENT,
          Codecs.MEMORY_SEGMENT,
          in -> SharedMemoryTest::increased);

  /** Waits until as many items run as there are workers, and tells where a call's argument lies. */
  static final RemoteAction<List<MemorySegment>, @Nullable Object[]> LOCATE =
      RemoteAction.of(
          SharedMemoryTest.class,
          "locate",
          Codecs.MEMORY_SEGMENT,
          Codecs.STRING,
          in -> {
            MemorySegment model = Objects.requireNonNull(Codecs.MEMORY_SEGMENT.read(in));
            return arrived -> located(arrived, model);
          },
          Codecs.MEMORY_SEGMENT);

  /** Tells how much of the parent's memory this process maps. */
  static final RemoteAction<List<Integer>, @Nullable Object[]> COUNT =
      RemoteAction.of(
          SharedMemoryTest.class, "count", Codecs.INTEGER, Codecs.INTEGER, in -> _ -> mapped());

  @AfterAll
  static void endWorkers() {
    POOL.close();
  }

  private static MemorySegment increased(MemorySegment numbers) {
    for (long i = 0; i < numbers.byteSize() / 4; i++) {
      numbers.setAtIndex(JAVA_INT, i, numbers.getAtIndex(JAVA_INT, i) + 1);
    }
    return numbers;
  }

  private static String located(MemorySegment arrived, MemorySegment model) throws IOException {
    NUMBER.getAndAdd(arrived, 0L, 1);
    while ((int) NUMBER.getVolatile(arrived, 0L) < 2) {
      Thread.onSpinWait();
    }
    model.set(JAVA_INT, 0, (int) ProcessHandle.current().pid());
    try (Stream<String> maps = Files.lines(Path.of("/proc/self/maps"))) {
      String inode =
          maps.filter(line -> holds(line, model.address()))
              .map(line -> line.split(" +", -1)[4])
              .findFirst()
              .orElse("none");
      return inode + " " + (model.get(JAVA_INT, 0) == ProcessHandle.current().pid());
    }
  }

  private static boolean holds(String line, long address) {
    String[] range = line.split(" ", 2)[0].split("-", 2);
    return Long.parseUnsignedLong(range[0], 16) <= address
        && address < Long.parseUnsignedLong(range[1], 16);
  }

  private static int mapped() throws IOException {
    System.gc();
    try (Stream<String> maps = Files.lines(Path.of("/proc/self/maps"))) {
      return (int) maps.filter(line -> line.matches(".*/inbatch-\\w+(-\\w+){4}.*")).count();
    }
  }

  private static Results<MemorySegment> increase(List<MemorySegment> sets) {
    return Dispatch.process(
            ActionSite.of("SharedMemoryTest", "increase", "segments"), INCREASE, on(POOL))
        .results(ArgumentSets.of(sets), SharedMemoryTest::increased);
  }

  @Test
  void sharedMemoryIsMappedAndWhatIsWrittenThereIsSeenHere() {
    try (SharedMemoryArena arena = SharedMemoryArena.open()) {
      MemorySegment numbers = arena.allocate(4L * 1_000, 4);
      List<MemorySegment> parts =
          IntStream.range(0, 10).mapToObj(i -> numbers.asSlice(400L * i, 400)).toList();

      List<MemorySegment> values = increase(parts).values();

      assertThat(values)
          .map(MemorySegment::address)
          .isEqualTo(parts.stream().map(MemorySegment::address).toList());
      assertThat(numbers.toArray(JAVA_INT)).containsOnly(1);
    }
  }

  @Test
  void otherMemoryIsCopied() {
    try (Arena arena = Arena.ofShared()) {
      MemorySegment sent = arena.allocate(LARGE, 4);

      MemorySegment value = increase(List.of(sent)).values().getFirst();

      assertThat(value.toArray(JAVA_INT)).containsOnly(1);
      assertThat(sent.toArray(JAVA_INT)).containsOnly(0);
    }
  }

  @Test
  void sharedMemoryThatMayNotBeWrittenToStaysSo() {
    try (SharedMemoryArena arena = SharedMemoryArena.open()) {
      Results<MemorySegment> results = increase(List.of(arena.allocate(8, 8).asReadOnly()));

      assertThat(results.failures().getFirst().cause())
          .isInstanceOfAny(UnsupportedOperationException.class, IllegalArgumentException.class);
    }
  }

  @Test
  void aLargeArgumentOfACallIsOnTheMachineOnceAndEachWorkerChangesItsOwn() {
    try (SharedMemoryArena arena = SharedMemoryArena.open();
        Arena ordinary = Arena.ofShared()) {
      MemorySegment arrived = arena.allocate(4, 4);
      MemorySegment model = ordinary.allocate(LARGE, 4);

      List<String> places = locate(arrived, model);

      assertThat(places).hasSize(2).doesNotContain("none true");
      assertThat(places.getFirst()).isEqualTo(places.getLast()).endsWith(" true");
      assertThat(model.get(JAVA_INT, 0)).isZero();
    }
  }

  private static List<String> locate(MemorySegment arrived, MemorySegment model) {
    ProcessOption[] options = {on(POOL), nWorkers(2), itemsPerTask(1)};
    return Dispatch.process(
            ActionSite.of("SharedMemoryTest", "locate", "segments"),
            LOCATE,
            out -> Codecs.MEMORY_SEGMENT.write(model, out),
            options)
        .<MemorySegment, String>results(
            ArgumentSets.of(List.of(arrived, arrived)), each -> located(each, model))
        .values();
  }

  @Test
  void memoryThatIsNotSharedAnyMoreIsLetGo() {
    try (ProcessPool one = ProcessPool.builder().size(1).build()) {
      try (SharedMemoryArena arena = SharedMemoryArena.open()) {
        Dispatch.process(
                ActionSite.of("SharedMemoryTest", "increase", "segments"), INCREASE, on(one))
            .results(
                ArgumentSets.of(List.of(arena.allocate(LARGE, 4))), SharedMemoryTest::increased)
            .values();
        assertThat(count(one)).isEqualTo(1);
      }
      // It is unmapped by a cleaner, some time after a collection.
      while (count(one) > 0) {
        Thread.onSpinWait();
      }
    }
  }

  private static int count(ProcessPool pool) {
    return Dispatch.process(ActionSite.of("SharedMemoryTest", "count", "numbers"), COUNT, on(pool))
        .<Integer, Integer>results(ArgumentSets.of(List.of(0)), _ -> mapped())
        .values()
        .getFirst();
  }

  @Test
  void memoryThatIsGoneFailsItsItem() {
    SharedMemoryArena arena = SharedMemoryArena.open();
    MemorySegment gone = arena.allocate(8, 8);
    arena.close();

    Results<MemorySegment> results = increase(List.of(gone));

    assertThat(results.failures().getFirst().kind()).isEqualTo(Kind.NOT_TRANSFERABLE);
    assertThat(results.failures().getFirst().cause()).hasMessageContaining("closed");
  }
}
