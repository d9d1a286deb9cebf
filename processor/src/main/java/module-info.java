/** Checks batch classes at compile time and writes their dispatchers; shows compilers no more. */
@SuppressWarnings("requires-automatic") // JavaPoet has no descriptor, but a name of its own
module org.inbatch.processor {
  requires com.palantir.javapoet;
  requires java.compiler;
  requires static org.jspecify;

  provides javax.annotation.processing.Processor with
      org.inbatch.processor.InBatchProcessor;
}
