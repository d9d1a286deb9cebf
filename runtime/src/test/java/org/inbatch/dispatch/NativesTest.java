package org.inbatch.dispatch;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.inbatch.CallOptions.itemTimeout;
import static org.inbatch.CallOptions.retries;
import static org.inbatch.CallOptions.sequential;
import static org.inbatch.CallOptions.timeout;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.inbatch.CallOption;
import org.inbatch.ErrnoException;
import org.inbatch.NativeOption;
import org.inbatch.Outcome;
import org.inbatch.Results;
import org.inbatch.engine.natives.CompiledC;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** C functions called as generated dispatchers do, and what Java's own bring of the same. */
final class NativesTest {

  private static final ActionSite SITE = ActionSite.of("Checks", "check", "items");

  @TempDir private static Path folder;
  private static String own = "";

  @BeforeAll
  @SuppressWarnings("restricted") // one library is to be there already
  static void compile() throws Exception {
    Path library =
        CompiledC.compile(
            folder.resolve("own.so"),
            """
            #include <errno.h>
            #include <stdbool.h>
            #include <stddef.h>

            bool negate(bool b) { return !b; }
            signed char next_byte(signed char b) { return b + 1; }
            short next_short(short s) { return s + 1; }
            float half(float f) { return f / 2; }
            static _Thread_local int touched;
            void touch(void) { touched++; }
            int touches(void) { return touched; }
            void twice(int *numbers, int length) {
              for (int i = 0; i < length; i++) numbers[i] *= 2;
            }
            int length(const char *text) { int n = 0; while (text[n]) n++; return n; }
            const char *name(int i) { return i == 0 ? NULL : i == 1 ? "one" : "gr\\u00f6\\u00dfer"; }
            int fail(int code) { errno = code; return code == 0 ? 0 : -1; }
            """);
    own = library.toString();
    System.load(own);
  }

  private static <R> Results<R> call(
      NativeSymbol symbol, int n, ItemFunction<Integer, R> item, NativeOption... options) {
    return Dispatch.natives(SITE, symbol, options)
        .results(ArgumentSets.of(Stream.iterate(0, i -> i + 1).limit(n).toList()), item);
  }

  @Test
  void scalarsOfEveryKindGoThereAndBack() {
    NativeSymbol negate = NativeSymbol.of(own, "negate", boolean.class, boolean.class);
    NativeSymbol nextByte = NativeSymbol.of(own, "next_byte", byte.class, byte.class);
    NativeSymbol nextShort = NativeSymbol.of(own, "next_short", short.class, short.class);
    NativeSymbol labs = NativeSymbol.of("", "labs", long.class, long.class);
    NativeSymbol half = NativeSymbol.of(own, "half", float.class, float.class);
    NativeSymbol cos = NativeSymbol.of("m", "cos", double.class, double.class);

    assertThat(call(negate, 2, i -> (boolean) negate.handle().invokeExact(i == 1)).values())
        .containsExactly(true, false);
    assertThat(call(nextByte, 1, i -> (byte) nextByte.handle().invokeExact((byte) 127)).values())
        .containsExactly((byte) -128);
    assertThat(call(nextShort, 1, i -> (short) nextShort.handle().invokeExact((short) -2)).values())
        .containsExactly((short) -1);
    assertThat(call(labs, 1, i -> (long) labs.handle().invokeExact(-1L << 40)).values())
        .containsExactly(1L << 40);
    assertThat(call(half, 1, i -> (float) half.handle().invokeExact(3f)).values())
        .containsExactly(1.5f);
    assertThat(call(cos, 100, i -> (double) cos.handle().invokeExact((double) i)).values())
        .allSatisfy((Double value) -> assertThat(Math.abs(value)).isLessThanOrEqualTo(1))
        .element(50)
        .satisfies(value -> assertThat(value).isCloseTo(Math.cos(50), within(1e-15)));
  }

  @Test
  void aFunctionOfALibraryThatIsLoadedIsFoundThere() {
    NativeSymbol touch = NativeSymbol.of(SymbolLookup.loaderLookup(), "touch", void.class);
    NativeSymbol touches = NativeSymbol.of(SymbolLookup.loaderLookup(), "touches", int.class);
    Dispatch.natives(SITE, touches, sequential());
    Results<Integer> results =
        call(
            touch,
            3,
            i -> {
              touch.handle().invokeExact();
              return (int) touches.handle().invokeExact();
            },
            sequential());
    assertThat(results.values()).containsExactly(1, 2, 3);
  }

  @Test
  void checksumsAreThoseOfJava() {
    NativeSymbol crc32 =
        NativeSymbol.of("z", "crc32", long.class, long.class, byte[].class, int.class);
    byte[] data = new byte[100_000];
    new Random(1).nextBytes(data);
    CRC32 expected = new CRC32();
    expected.update(data);

    Results<Long> results =
        call(
            crc32,
            20,
            i -> {
              try (Arena arena = Arena.ofConfined()) {
                MemorySegment memory = arena.allocateFrom(JAVA_BYTE, data);
                return (long) crc32.handle().invokeExact(0L, memory, data.length);
              }
            });

    assertThat(results.values()).hasSize(20).containsOnly(expected.getValue());
  }

  @Test
  void aCriticalFunctionWorksOnTheArrayItself() {
    NativeSymbol twice =
        NativeSymbol.of(own, "twice", void.class, int[].class, int.class).critical();
    int[][] arrays = new int[50][1_000];

    Results<int[]> results =
        call(
            twice,
            50,
            i -> {
              Arrays.fill(arrays[i], i);
              twice.handle().invokeExact(MemorySegment.ofArray(arrays[i]), 1_000);
              return arrays[i];
            });

    for (int i = 0; i < 50; i++) {
      assertThat(results.values().get(i)).containsOnly(2 * i);
    }
  }

  @Test
  void stringsGoThereAndBack() {
    NativeSymbol length = NativeSymbol.of(own, "length", int.class, String.class);
    NativeSymbol name = NativeSymbol.of(own, "name", String.class, int.class);

    assertThat(
            call(
                    length,
                    3,
                    i -> {
                      try (Arena arena = Arena.ofConfined()) {
                        MemorySegment text = arena.allocateFrom("ä".repeat(i));
                        return (int) length.handle().invokeExact(text);
                      }
                    })
                .values())
        .containsExactly(0, 2, 4);
    assertThat(texts(name)).containsExactly(null, "one", "größer");
  }

  private static List<@Nullable String> texts(NativeSymbol name) {
    Results<@Nullable String> results =
        Dispatch.natives(SITE, name)
            .results(
                ArgumentSets.of(List.of(0, 1, 2)),
                i -> (String) name.handle().invokeExact((int) i));
    return results.values();
  }

  @Test
  void whatCSaysOfAnErrorIsTheItemsFailure() {
    NativeSymbol fail = NativeSymbol.of(own, "fail", int.class, int.class).withErrno();
    ItemFunction<Integer, Integer> item =
        code -> {
          try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = NativeSymbol.errno(arena);
            int returned = (int) fail.handle().invokeExact(errno, (int) code);
            if (returned == -1) {
              throw fail.failure(errno);
            }
            return returned;
          }
        };

    Results<Integer> results = call(fail, 3, item, retries(1, ErrnoException.class));

    assertThat(results.get(0)).isEqualTo(new Outcome.Success<>(0, 0));
    assertThat(results.failures())
        .extracting(Outcome.Failure::cause)
        .allSatisfy(cause -> assertThat(cause).isInstanceOf(ErrnoException.class))
        .extracting(Throwable::getMessage)
        .containsExactly(
            "fail: Operation not permitted (errno 1)", "fail: No such file or directory (errno 2)");
    ErrnoException last = (ErrnoException) results.failures().get(1).cause();
    assertThat(last.function()).isEqualTo("fail");
    assertThat(last.errno()).isEqualTo(2);
  }

  @Test
  void theMemoryOfAClosedArenaIsTheItemsFailure() {
    NativeSymbol length = NativeSymbol.of(own, "length", int.class, MemorySegment.class);
    MemorySegment closed;
    try (Arena arena = Arena.ofShared()) {
      closed = arena.allocate(JAVA_INT);
    }
    Results<Integer> results = call(length, 2, i -> (int) length.handle().invokeExact(closed));

    assertThat(results.failures())
        .hasSize(2)
        .allSatisfy(failure ->
            assertThat(failure.cause())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Already closed"));
  }

  @Test
  void anArgumentThatIsNullIsNamed() {
    NativeSymbol length = NativeSymbol.of(own, "length", int.class, String.class);
    assertThatThrownBy(() -> length.present("text", null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage(
            "text of length is null, but C is to get an address: where that may be NULL, declare text"
                + " as MemorySegment and pass MemorySegment.NULL");
    assertThat(length.present("text", "a")).isEqualTo("a");
  }

  // ---- before the fan-out -----------------------------------------------------------------------

  @Test
  void aMissingFunctionIsToldBeforeInitIsAsked() {
    NativeSymbol missing = NativeSymbol.of("z", "crc33", long.class, long.class);
    assertThatThrownBy(() -> Dispatch.natives(SITE, missing))
        .isInstanceOf(UnsatisfiedLinkError.class)
        .hasMessageStartingWith("Checks.check calls the C function \"crc33\", but ")
        .hasMessageContaining("libz")
        .hasMessageEndingWith(" has none of that name");
  }

  @Test
  void aFunctionThatNoCallHasBoundCannotBeCalled() {
    NativeSymbol touch = NativeSymbol.of(own, "touch", void.class);
    assertThatThrownBy(
            () -> {
              touch.handle().invokeExact();
            })
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aCriticalFunctionHasNoDeadline() {
    NativeSymbol touch = NativeSymbol.of(own, "touch", void.class).critical();
    for (NativeOption deadline :
        List.of(timeout(Duration.ofHours(1)), itemTimeout(Duration.ofHours(1)))) {
      String name = deadline instanceof CallOption.Timeout ? "timeout" : "itemTimeout";
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Dispatch.natives(SITE, touch, deadline))
          .withMessage(
              "options of the call of Checks.check: %s has no meaning for a critical C function,"
                  + " during which the whole JVM may stand still: leave the option out, or critical ="
                  + " true",
              name);
    }
  }

  // ---- what a factory made ----------------------------------------------------------------------

  @Test
  void aFactoryThatMadeNothingIsNamed() {
    assertThatThrownBy(() -> Dispatch.function(SITE, (Runnable) null))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Checks.check returned null: return the function that is to be run for each item");
    assertThatThrownBy(() -> Dispatch.function(SITE, null, Object.class, int.class))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("Checks.check returned null");
  }

  @Test
  void aHandleIsCalledAsItIsWanted() throws Throwable {
    MethodHandle max =
        MethodHandles.lookup()
            .findStatic(Math.class, "max", MethodType.methodType(int.class, int.class, int.class));
    MethodHandle wanted = Dispatch.function(SITE, max, Object.class, Integer.class, short.class);
    assertThat((Object) wanted.invokeExact((Integer) 3, (short) 4)).isEqualTo(4);
    assertThatThrownBy(() -> Dispatch.function(SITE, max, int.class, String.class))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Checks.check returned a handle of type (int,int)int, which cannot be called as"
                + " (String)int for each item");
  }

  // ---- threads ----------------------------------------------------------------------------------

  @Test
  void noItemRunsOnAVirtualThreadButSequentially() throws Exception {
    CompletableFuture<List<Long>> virtual = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(() -> {
          try {
            virtual.complete(
                Stream.of(new NativeOption[0], new NativeOption[] {sequential()})
                    .map(options ->
                        Dispatch.natives(SITE, options)
                            .<Integer, Boolean>results(
                                ArgumentSets.of(List.of(1, 2, 3)),
                                i -> Thread.currentThread().isVirtual())
                            .values()
                            .stream()
                            .filter(isVirtual -> isVirtual)
                            .count())
                    .toList());
          } catch (Throwable thrown) {
            virtual.completeExceptionally(thrown);
          }
        })
        .join();
    assertThat(virtual.join()).containsExactly(0L, 3L);
  }

  @Test
  void noStreamedItemRunsOnAVirtualThread() throws Exception {
    CompletableFuture<Long> virtual = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(() -> {
          try {
            OutcomeStream<Boolean> outcomes =
                Dispatch.natives(SITE).stream(
                    ArgumentSets.of(List.of(1, 2, 3)),
                    (ItemFunction<Integer, Boolean>) i -> Thread.currentThread().isVirtual());
            virtual.complete(
                outcomes.stream()
                    .filter(outcome -> outcome instanceof Outcome.Success<Boolean> s && s.value())
                    .count());
            outcomes.end();
          } catch (Throwable thrown) {
            virtual.completeExceptionally(thrown);
          }
        })
        .join();
    assertThat(virtual.join()).isZero();
  }
}
