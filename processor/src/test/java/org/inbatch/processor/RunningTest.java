package org.inbatch.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Generated dispatchers on the real run time: the annotated overload is called, post gets its due.
 */
class RunningTest {

  private static final Path SOURCES = Path.of("src", "test", "resources", "running");

  @TempDir private Path output;

  @Test
  void whatJavacCompiledRuns() throws IOException, ReflectiveOperationException {
    assertThat(Compilers.javac(SOURCES, output)).isEmpty();
    assertRuns();
  }

  @Tag("again")
  @Test
  void whatEclipseCompiledRuns() throws IOException, ReflectiveOperationException {
    assertThat(Compilers.ecj(SOURCES, output, "-nowarn")).isEmpty();
    assertRuns();
  }

  @Test
  void anExplanationTellsWhatFillsEachParameter() throws IOException {
    assertThat(Compilers.javac(SOURCES, output, "-Ainbatch.explain=true"))
        .allMatch(one -> one.kind() == Diagnostic.Kind.NOTE)
        .extracting(Compilers.Told::text)
        .contains(
            """
            [InBatch] difference runs once for each set of pairs
                right: component right of the set
                factor: the caller's
                left: component left of the set
                pairs gets the caller's factor
                sum gets the values, the caller's factor\
            """,
            """
            [InBatch] estimate runs once for each set of runs
                steps: the set's value at its place or of its name
                scale: the set's value at its place or of its name
                label: the caller's
                tags: the set's value at its place or of its name
                all gets the values\
            """,
            """
            [InBatch] walk runs once for each set of positions
                position: the set
                random: a generator of the item's own
                steps: the caller's
                all gets the values\
            """,
            """
            [InBatch] square runs once for each set of squares
                number: the set
                squares gets the constant 3
                join gets the values, the constant ";", the constant '!'\
            """,
            """
            [InBatch] quotient runs once for each set of indices
                number: the set
                dividend: the caller's
                streamed gets a stream of the outcomes, the caller's dividend\
            """,
            """
            [InBatch] what times returns runs once for each set of angles
                factor: the caller's
                it gets the set
                sum gets the values\
            """,
            """
            [InBatch] what repeated returns runs once for each set of pairs
                it gets component text of the set, component times of the set\
            """,
            """
            [InBatch] say runs once for each set of indices
                word: the set
                model: the caller's
                all gets the values
                by codec: Travels.Model, String\
            """,
            """
            [InBatch] what longer returns runs once for each set of indices
                by: the caller's
                it gets the set
                by codec: String, Integer
                by serialization: Travels.Measure\
            """);
  }

  private void assertRuns() throws IOException, ReflectiveOperationException {
    assertThat(told("running.Numbers"))
        .containsExactly(
            "records: 67.0",
            "overload: [long 0, long 1, long 2]",
            "own batch: true",
            "marks: [3, 3, 3]",
            "constants: 0;1;4!",
            "outcomes: 1",
            "post failed: post, with / by zero",
            "values: failed at 0",
            "streamed: failed 4 2",
            "while streaming: failed -4 -2, with / by zero",
            "without the mixin: 1");
    assertThat(told("running.Words"))
        .containsExactly(
            "own type parameter: [1, 3, 2]",
            "inferred: [3, 2]",
            "generic arrays: [[1], [1, 2, 3], [1, 2]]",
            "interface, abstract: 24",
            "interface, default: [item a, item bcd, item ef]",
            "interface, own batch: true",
            "all visited: true",
            "measured: [1, 3, 2]",
            "overridden: [0, -1, -2]",
            "by a superclass's dispatcher: [0, -1, -2]",
            "overridden, generic: [a!, bcd!, ef!]",
            "overridden, of an interface: [a!, bcd!, ef!]",
            "given again: true");
    assertThat(told("running.Draws"))
        .containsExactly(
            "by place and by name: [5.0, 7.0, 7.0]",
            "lazily: [2 1.5 [a], 3 2 [], 4 1.0 [a, b]]",
            "misfit: Draws.estimate: the argument set at position 3, which init \"runs\" gave, has a"
                + " value for \"tag\", which is none of its parameters: steps, scale, tags. Did you mean"
                + " \"tags\"?",
            "ran: 0",
            "lazy misfit: Draws.told: the argument set at position 3, which init \"oneByOne\" gave,"
                + " has a value for \"tag\", which is none of its parameters: steps, scale, tags. Did you"
                + " mean \"tags\"?",
            "whoever runs it: truetruetrue",
            "another seed: false",
            "no seed: false",
            "again: true");
    assertThat(told("running.Travels"))
        .containsExactly(
            "records: [ONE21{x=1.5}, TWO21{x=1.5}, 21{x=1.5}]",
            "primitives: 4.5",
            "generic: [Pair[first=1, second=a], Pair[first=2, second=b]]",
            "seeded: true",
            "sets: [aa, bbb]",
            "nothing: java.lang.IllegalArgumentException: nothing",
            "made: [5, 5, 2], times: 1",
            "again: truetruetruetrue",
            "made again: 7",
            "sets again: true");
    assertThat(told("running.Natives"))
        .containsExactly(
            "scalars: true",
            "arrays: true",
            "critical: true",
            "compressed: [0, 0, 0]",
            "written: true",
            "overloads: [1, 2][1, 2]",
            "strings: [alpha, a, amma " + "gamma ".repeat(8) + "]",
            "errno: 1 access: No such file or directory (errno 2), 2 path of access is null, but C is"
                + " to get an address: where that may be NULL, declare path as MemorySegment and pass"
                + " MemorySegment.NULL",
            "plain: [5, 4, 54]",
            "made: 6.0, once: true",
            "of components: [a, bb]",
            "handle: [a, bb]",
            "primitive handle: 3.0",
            "Natives.cosine calls the C function \"cosine\", but libm has none of that name",
            "Natives.handle returned null: return the function that is to be run for each item");
  }

  private List<String> told(String batch) throws IOException, ReflectiveOperationException {
    try (URLClassLoader loader = new URLClassLoader(new URL[] {output.toUri().toURL()})) {
      return ((List<?>) loader.loadClass(batch).getMethod("run").invoke(null))
          .stream().map(String.class::cast).toList();
    }
  }
}
