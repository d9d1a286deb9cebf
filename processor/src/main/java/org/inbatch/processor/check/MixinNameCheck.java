package org.inbatch.processor.check;

import com.palantir.javapoet.ClassName;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.inbatch.processor.model.BatchModel;
import org.inbatch.processor.report.Message;
import org.inbatch.processor.report.Place;
import org.inbatch.processor.report.Report;

/**
 * Which dispatcher a batch class has, where it implements what looks like a mixin and is nowhere:
 * the compiler says no more than that. To be asked when all mixins are there.
 */
final class MixinNameCheck {

  private static final Pattern MIXIN = Pattern.compile("(?:\\w+\\.)*\\w+Dispatcher(?:\\.\\w+)?");

  /** By convention; Eclipse's compiler shows names as they are written, javac with packages. */
  private static final Pattern PACKAGE = Pattern.compile("^(?:[a-z_]\\w*\\.)+");

  private final Report report;

  MixinNameCheck(Report report) {
    this.report = report;
  }

  void check(BatchModel batch) {
    TypeElement type = batch.type();
    ClassName dispatcher = DispatcherNames.of(type);
    String own = dispatcher.simpleName() + ".Parallel";
    for (TypeMirror named : type.getInterfaces()) {
      String name = named.toString().replaceAll("<.*", "");
      boolean isMixin = named.getKind() == TypeKind.ERROR && MIXIN.matcher(name).matches();
      boolean isToCome =
          !batch.actions().isEmpty()
              && (name.equals(own) || name.equals(dispatcher.canonicalName() + ".Parallel"));
      if (isMixin && !isToCome) {
        report.error(
            Place.of(type),
            Message.MIXIN_NAME,
            type.getSimpleName(),
            PACKAGE.matcher(name).replaceFirst(""),
            remedy(batch, own));
      }
    }
  }

  private static String remedy(BatchModel batch, String own) {
    if (!batch.actions().isEmpty()) {
      return "Implement %s.".formatted(own);
    }
    Optional<TypeElement> parent = batch.parent().map(BatchModel::type);
    return parent.isPresent()
        ? ("%s has no actions of its own and uses the dispatcher of %s: remove it, or annotate a method"
                + " with @InBatchParallel.")
            .formatted(batch.type().getSimpleName(), parent.get().getSimpleName())
        : "A class gets a dispatcher if it has actions: annotate a method with @InBatchParallel.";
  }
}
