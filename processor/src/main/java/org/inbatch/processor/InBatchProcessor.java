package org.inbatch.processor;

import com.palantir.javapoet.ClassName;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.annotation.processing.SupportedOptions;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.inbatch.processor.check.BatchCheck;
import org.inbatch.processor.model.BatchModel;
import org.inbatch.processor.read.Agenda;
import org.inbatch.processor.read.BatchReader;
import org.inbatch.processor.read.OrphanReader;
import org.inbatch.processor.report.Message;
import org.inbatch.processor.report.Place;
import org.inbatch.processor.report.Report;
import org.inbatch.processor.spec.DispatcherSpec;
import org.inbatch.processor.write.AnotherRound;
import org.inbatch.processor.write.DispatcherWriter;

/** Reads batch classes, checks them, writes their dispatchers, and reports what is wrong. */
@SupportedAnnotationTypes("org.inbatch.annotations.*")
@SupportedOptions(InBatchProcessor.EXPLAIN)
public final class InBatchProcessor extends AbstractProcessor {

  /** {@code -Ainbatch.explain=true} tells for each action what fills each parameter. */
  static final String EXPLAIN = "inbatch.explain";

  private BatchReader reader;
  private Agenda agenda;
  private AnotherRound anotherRound;
  private OrphanReader orphans;
  private BatchCheck check;

  /** Creates the processor; compilers do. */
  @SuppressWarnings("NullAway.Init") // init comes before anything else
  public InBatchProcessor() {}

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latest();
  }

  @Override
  public synchronized void init(ProcessingEnvironment environment) {
    super.init(environment);
    reader = new BatchReader(environment.getElementUtils());
    agenda = new Agenda(reader);
    anotherRound = new AnotherRound(environment.getFiler());
    orphans = new OrphanReader(environment.getElementUtils());
    check =
        new BatchCheck(
            environment.getTypeUtils(),
            environment.getElementUtils(),
            reader::isCompiledNow,
            "true".equals(environment.getOptions().get(EXPLAIN)));
  }

  @Override
  @SuppressWarnings("DoNotClaimAnnotations") // they are ours alone
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    anotherRound.begin();
    orphans.begin(round);
    agenda.begin(round);
    agenda.ready().forEach(batch -> process(batch, round.processingOver()));
    agenda.waiting().ifPresentOrElse(this::askForAnotherRound, () -> report(orphans::report));
    if (round.processingOver()) {
      report(rest -> {
        check.checkStubs(agenda.gaveUp(), rest);
        check.checkMixins(reader.compiledNow(), rest);
        check.checkMixinNames(reader.withMissingInterfaces(), rest);
      });
    }
    return true;
  }

  private void process(BatchModel batch, boolean tooLate) {
    Report report = new Report();
    try {
      Optional<DispatcherSpec> spec = check.check(batch, report);
      if (report.mistakes() > 0 && agenda.waiting().isPresent()) {
        return; // an error now would end the rounds
      }
      agenda.done(batch, spec.map(DispatcherSpec::name).map(ClassName::canonicalName));
      if (spec.isPresent() && !tooLate) {
        DispatcherWriter.write(spec.get()).writeTo(processingEnv.getFiler());
      }
    } catch (IOException | RuntimeException unexpected) {
      agenda.done(batch, Optional.empty());
      report.error(
          Place.of(batch.type()), Message.INTERNAL, batch.type().getSimpleName(), unexpected);
    }
    report.printTo(processingEnv.getMessager());
  }

  private void askForAnotherRound(BatchModel waiting) {
    try {
      anotherRound.ask(
          processingEnv.getElementUtils().getPackageOf(waiting.type()), waiting.type());
    } catch (IOException unwritten) {
      // Then the compiler's error about the missing type is not alone.
    }
  }

  private void report(Consumer<Report> reporter) {
    Report report = new Report();
    reporter.accept(report);
    report.printTo(processingEnv.getMessager());
  }
}
