package org.inbatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

final class SharedMemoryArenaTest {

  @Test
  void memoryIsNewAndAligned() {
    try (SharedMemoryArena arena = SharedMemoryArena.open()) {
      MemorySegment odd = arena.allocate(3, 1);
      MemorySegment aligned = arena.allocate(100_000, 1 << 14);
      MemorySegment large = arena.allocate(5 << 20, 1);
      odd.fill((byte) 7);

      assertThat(odd.byteSize()).isEqualTo(3);
      assertThat(aligned.address() % (1 << 14)).isZero();
      assertThat(aligned.mismatch(MemorySegment.ofArray(new byte[100_000]))).isEqualTo(-1);
      assertThat(large.get(ValueLayout.JAVA_BYTE, (5 << 20) - 1)).isZero();
      assertThat(SharedMemoryArena.regionOf(odd)).isSameAs(SharedMemoryArena.regionOf(aligned));
      assertThat(SharedMemoryArena.regionOf(large)).isNotNull();
    }
  }

  @Test
  void aCopyHasTheSameBytes() {
    try (SharedMemoryArena arena = SharedMemoryArena.open();
        Arena other = Arena.ofConfined()) {
      MemorySegment small = MemorySegment.ofArray(new long[] {1, 2, 3});
      MemorySegment large = other.allocate((3 << 20) + 1).fill((byte) 5);

      for (MemorySegment each : List.of(small, large)) {
        MemorySegment copy = arena.copyOf(each);
        assertThat(copy.mismatch(each)).isEqualTo(-1);
        assertThat(SharedMemoryArena.regionOf(copy)).isNotNull();
      }
    }
  }

  @Test
  void otherMemoryIsNotShared() {
    try (SharedMemoryArena arena = SharedMemoryArena.open();
        Arena other = Arena.ofConfined()) {
      arena.allocate(8, 8);

      assertThat(SharedMemoryArena.regionOf(other.allocate(8))).isNull();
      assertThat(SharedMemoryArena.regionOf(MemorySegment.ofArray(new byte[8]))).isNull();
    }
  }

  @Test
  void whatIsClosedIsGone() {
    SharedMemoryArena arena = SharedMemoryArena.open();
    MemorySegment segment = arena.allocate(8, 8);
    SharedMemoryArena.Region region = Objects.requireNonNull(SharedMemoryArena.regionOf(segment));
    arena.close();

    assertThat(arena.scope().isAlive()).isFalse();
    assertThat(SharedMemoryArena.regionOf(segment)).isNull();
    assertThat(SharedMemoryArena.region(region.number())).isNull();
    assertThat(region.channel().isOpen()).isFalse();
    assertThatIllegalStateException().isThrownBy(() -> arena.allocate(8, 8));
    assertThatIllegalStateException().isThrownBy(arena::close);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void memoryHasNoName() throws IOException {
    try (SharedMemoryArena arena = SharedMemoryArena.open()) {
      MemorySegment segment = arena.allocate(8, 8);

      int descriptor = Objects.requireNonNull(SharedMemoryArena.regionOf(segment)).descriptor();
      assertThat(Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString())
          .endsWith(" (deleted)");
    }
  }

  @Test
  void badSizesAreRefused() {
    try (SharedMemoryArena arena = SharedMemoryArena.open()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> arena.allocate(-1, 1))
          .withMessageContaining("byteSize=-1");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> arena.allocate(1, 3))
          .withMessageContaining("byteAlignment=3");
    }
  }
}
