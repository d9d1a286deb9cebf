package org.inbatch.processor.check;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import org.inbatch.processor.model.BatchModel;
import org.inbatch.processor.report.Message;

/** The head of a batch class: what it extends, and who can see it. */
final class HeadCheck {

  private final Context context;
  private final TypeElement type;
  private final BatchModel batch;

  HeadCheck(Context context, BatchModel batch) {
    this.context = context;
    this.type = batch.type();
    this.batch = batch;
  }

  /** Returns whether the run time is there, or reports that it is not. */
  boolean hasRunTime() {
    for (String name :
        new String[] {Typing.BATCH, Typing.RESULTS, "org.inbatch.dispatch.Dispatch"}) {
      if (context.typing().elements.getTypeElement(name) == null) {
        reportRunTime(name);
        return false;
      }
    }
    return true;
  }

  private void reportRunTime(String missing) {
    ModuleElement module = context.typing().elements.getModuleOf(type);
    boolean named = module != null && !module.isUnnamed();
    context.error(
        type,
        Message.RUNTIME_MISSING,
        type.getSimpleName(),
        missing,
        named
            ? "in a module that %s reads".formatted(module.getQualifiedName())
            : "on the class path",
        named ? "\"requires org.inbatch;\" to its module-info.java, and " : "");
  }

  /** Returns whether the class is a batch, or reports what it should be. */
  boolean isBatch() {
    if (context.typing().as(type.asType(), Typing.BATCH).isEmpty()) {
      boolean canExtend = type.getKind() == ElementKind.CLASS;
      context.error(
          // Eclipse's compiler has no place for a message about a record.
          canExtend ? type : batch.actions().get(0).method(),
          Message.NOT_A_BATCH,
          type.getSimpleName(),
          canExtend ? "Let it extend Batch<...>." : "Make it a class that extends Batch<...>.");
      return false;
    }
    return true;
  }

  /** Returns whether a dispatcher can name the class, or reports why it cannot. */
  boolean canBeNamed() {
    for (Element at = type; at instanceof TypeElement; at = at.getEnclosingElement()) {
      if (at.getModifiers().contains(Modifier.PRIVATE)) {
        context.error(type, Message.CLASS_ACCESS, at.getSimpleName());
        return false;
      }
    }
    boolean inner =
        type.getNestingKind().isNested() && !type.getModifiers().contains(Modifier.STATIC);
    if (inner && type.getEnclosingElement() instanceof TypeElement outer && isGeneric(outer)) {
      context.error(type, Message.INNER_CLASS, type.getSimpleName(), outer.getSimpleName());
      return false;
    }
    return true;
  }

  /** A class outside which an inner class cannot be named without type arguments. */
  private static boolean isGeneric(TypeElement outer) {
    if (!outer.getTypeParameters().isEmpty()) {
      return true;
    }
    return !outer.getModifiers().contains(Modifier.STATIC)
        && outer.getEnclosingElement() instanceof TypeElement next
        && isGeneric(next);
  }

  /** Returns whether the superclass's dispatcher can be extended, or reports why it cannot. */
  boolean parentIsUsable() {
    TypeElement parent = batch.parent().orElseThrow().type();
    PackageElement home = context.typing().elements.getPackageOf(type);
    boolean visible =
        home.equals(context.typing().elements.getPackageOf(parent)) || Visibility.isPublic(parent);
    if (!visible) {
      context.error(
          type,
          Message.SUPERCLASS,
          type.getSimpleName(),
          parent.getSimpleName(),
          home.getQualifiedName(),
          parent.getSimpleName());
    }
    boolean there =
        batch.parent().get().compiledNow()
            || context.typing().elements.getTypeElement(DispatcherNames.of(parent).canonicalName())
                != null;
    if (!there) {
      context.error(
          type,
          Message.SUPERCLASS_DISPATCHER,
          type.getSimpleName(),
          parent.getSimpleName(),
          parent.getSimpleName());
    }
    return visible && there;
  }
}
