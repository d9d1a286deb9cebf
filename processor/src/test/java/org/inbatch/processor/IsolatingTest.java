package org.inbatch.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What Gradle asks of a processor that calls itself isolating: whatever it writes is a source that
 * originates in one element, the batch class. Then Gradle runs it again for what has changed alone.
 */
@Tag("again")
class IsolatingTest {

  private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");

  @TempDir private Path output;

  @ParameterizedTest
  @MethodSource("org.inbatch.processor.GoldenTest#cases")
  void everyFileOriginatesInItsBatch(String name) throws IOException {
    Map<String, List<String>> origins = new TreeMap<>();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavaCompiler.CompilationTask task =
          compiler.getTask(
              null,
              files,
              null,
              List.of("-proc:only", "-d", output.toString(), "-cp", Compilers.CLASS_PATH),
              null,
              files.getJavaFileObjectsFromPaths(
                  Compilers.javaFiles(GOLDEN.resolve(name).resolve("input"))));
      task.setProcessors(List.of(new Recording(origins)));
      assertThat(task.call()).isTrue();
    }

    assertThat(origins)
        .hasSameSizeAs(Compilers.javaFiles(GOLDEN.resolve(name).resolve("expected")));
    origins.forEach(
        (dispatcher, batches) -> assertThat(batches).containsExactly(batchOf(dispatcher)));
    try (var written = Files.walk(output)) {
      assertThat(written.filter(Files::isRegularFile)).hasSameSizeAs(origins.keySet());
    }
  }

  /** {@code example.Outer_InnerDispatcher} is for {@code example.Outer.Inner}. */
  private static String batchOf(String dispatcher) {
    return dispatcher.replaceFirst("Dispatcher$", "").replace('_', '.');
  }

  /** The processor, with a filer that takes down the origins of each file. */
  private static final class Recording extends AbstractProcessor {
    private final InBatchProcessor processor = new InBatchProcessor();
    private final Map<String, List<String>> origins;

    Recording(Map<String, List<String>> origins) {
      this.origins = origins;
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return processor.getSupportedAnnotationTypes();
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return processor.getSupportedSourceVersion();
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
      Filer recording =
          intercepted(
              Filer.class,
              (proxy, method, arguments) -> {
                record(arguments);
                return call(method, environment.getFiler(), arguments);
              });
      processor.init(
          intercepted(
              ProcessingEnvironment.class,
              (proxy, method, arguments) ->
                  method.getName().equals("getFiler")
                      ? recording
                      : call(method, environment, arguments)));
    }

    private void record(Object[] arguments) {
      Element[] elements = (Element[]) arguments[arguments.length - 1];
      origins.put(
          arguments[0].toString(),
          Arrays.stream(elements)
              .map(element -> ((TypeElement) element).getQualifiedName().toString())
              .toList());
    }

    private static Object call(java.lang.reflect.Method method, Object on, Object[] arguments)
        throws Throwable {
      try {
        return method.invoke(on, arguments);
      } catch (InvocationTargetException thrown) {
        throw thrown.getCause();
      }
    }

    private static <T> T intercepted(Class<T> type, InvocationHandler handler) {
      return type.cast(
          Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @Override
    @SuppressWarnings("DoNotClaimAnnotations") // the processor decides
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      return processor.process(annotations, round);
    }
  }
}
