package org.inbatch.processor.check;

import java.util.function.Predicate;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import org.inbatch.processor.model.ActionModel;
import org.inbatch.processor.model.Written;
import org.inbatch.processor.report.Message;
import org.inbatch.processor.report.Place;
import org.inbatch.processor.report.Report;

/**
 * What the checks of one batch class share.
 *
 * @param typing questions about types
 * @param members the class's methods and fields
 * @param report where mistakes go
 * @param compiledNow whether a class is among the sources being compiled, not in a class file
 * @param explains whether to tell what fills each parameter
 * @param names how types are written in the dispatcher
 */
record Context(
    Typing typing,
    Members members,
    Report report,
    Predicate<TypeElement> compiledNow,
    boolean explains,
    TypeNames names) {

  Context(
      Typing typing,
      Members members,
      Report report,
      Predicate<TypeElement> compiledNow,
      boolean explains) {
    this(typing, members, report, compiledNow, explains, TypeNames.AS_WRITTEN);
  }

  /** Returns the same for one action, whose type parameters may hide those of the class. */
  Context forAction(ActionModel action) {
    TypeNames actionNames =
        TypeNames.beside(type().getTypeParameters(), action.method().getTypeParameters());
    return new Context(typing, members, report, compiledNow, explains, actionNames);
  }

  /** Returns the class. */
  TypeElement type() {
    return members.type();
  }

  /** Returns what tells whether the dispatcher shows other modules more than they can use. */
  Exports exports() {
    return new Exports(typing.elements, type());
  }

  /** Reports a mistake at a value of an annotation. */
  void error(Written written, Message message, Object... values) {
    report.error(placeOf(written), message, values);
  }

  /** Reports a mistake at an element. */
  void error(Element element, Message message, Object... values) {
    report.error(placeOf(element), message, values);
  }

  /** Reports a mistake at an element if that is in this class, else at what named it. */
  void error(Element element, Written otherwise, Message message, Object... values) {
    if (isHere(element)) {
      error(element, message, values);
    } else {
      error(otherwise, message, values);
    }
  }

  /** Returns the place of a value of an annotation, if that is in this class; else the class. */
  Place placeOf(Written written) {
    return isHere(written.element())
        ? new Place(written.element(), written.annotation(), written.value())
        : Place.of(type());
  }

  /** Returns the place of an element, if that is in this class; else the class. */
  Place placeOf(Element element) {
    return Place.of(isHere(element) ? element : type());
  }

  /**
   * An action of an interface may be right for other classes: what is wrong is told at this one.
   */
  private boolean isHere(Element element) {
    return element instanceof TypeElement || type().equals(Members.ownerOf(element));
  }

  /** Returns the same for a question whose answer is not told. */
  Context silent() {
    return new Context(typing, members, new Report(), compiledNow, false, names);
  }

  /** Returns the same for another class, whose mistakes are told when that class is compiled. */
  Context silentFor(TypeElement other) {
    return new Context(typing, new Members(typing, other), new Report(), compiledNow, false);
  }

  /** Returns whether the element has the annotation. */
  static boolean isAnnotated(Element element, String simpleName) {
    for (AnnotationMirror annotation : element.getAnnotationMirrors()) {
      if (((TypeElement) annotation.getAnnotationType().asElement())
          .getQualifiedName()
          .contentEquals("org.inbatch.annotations." + simpleName)) {
        return true;
      }
    }
    return false;
  }
}
