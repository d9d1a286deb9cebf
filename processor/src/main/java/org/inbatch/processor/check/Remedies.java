package org.inbatch.processor.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import org.inbatch.processor.model.ActionModel;

/** Remedies that can be taken: what is in a class file cannot be changed. */
final class Remedies {

  private final Context context;
  private final ActionModel action;

  Remedies(Context context, ActionModel action) {
    this.context = context;
    this.action = action;
  }

  /** Returns how a method or field that is out of reach can be reached. */
  String reach(Element member) {
    Set<Modifier> modifiers = member.getModifiers();
    if (isHere(member)) {
      return canChange(member) ? "Make it package-private or wider." : "Name another.";
    }
    boolean canOverride =
        member instanceof ExecutableElement
            && modifiers.contains(Modifier.PROTECTED)
            && !modifiers.contains(Modifier.STATIC)
            && !modifiers.contains(Modifier.FINAL);
    String override = "override it in " + context.type().getSimpleName() + ".";
    if (canChange(member)) {
      return canOverride ? "Make it public, or " + override : "Make it public.";
    }
    return canOverride ? "Name another, or " + override : "Name another.";
  }

  /** Returns how what init yields and the parameter that it should fill can be made to agree. */
  String agree(Init init, VariableElement parameter, TypeMirror type) {
    List<String> ways = new ArrayList<>();
    String yields = Shown.beside(init.set(), type);
    if (isOfCaller(type)) {
      return "Callers choose %s, init cannot: change %s to %s.".formatted(type, parameter, yields);
    }
    if (canChange(init.member())) {
      ways.add("let %s yield %s".formatted(init.name(), Shown.beside(type, init.set())));
    } else if (isItemsOfBatch(init.member())) {
      ways.add("extend Batch<%s>".formatted(Shown.of(context.typing().boxed(type))));
    } else if (canChange(action.method())) {
      ways.add("name another init");
    } else {
      ways.add("override %s and annotate it again".formatted(action.name()));
    }
    if (canChange(action.method())) {
      ways.add("change %s to %s".formatted(parameter, yields));
    }
    String all = String.join(", or ", ways);
    return Character.toUpperCase(all.charAt(0)) + all.substring(1) + ".";
  }

  /** Returns what init should yield for an item, where what it yields is no collection. */
  TypeMirror item(TypeMirror yielded) {
    TypeMirror wanted =
        itemParameter()
            .<TypeMirror>map(
                i -> context.members().typeOf(action.method()).getParameterTypes().get(i))
            .filter(type -> !isOfCaller(type) && !context.typing().fits(yielded, type))
            .orElse(yielded);
    return context.typing().boxed(Typing.isRecord(yielded) ? yielded : wanted);
  }

  /** Returns the parameter that init fills, if it is clear that it fills one only. */
  private Optional<Integer> itemParameter() {
    List<Integer> unseeded =
        IntStream.range(0, action.seeded().size())
            .filter(i -> !action.seeded().get(i))
            .boxed()
            .toList();
    List<Integer> marked = unseeded.stream().filter(action.perItem()::get).toList();
    return marked.size() > 1
        ? Optional.empty()
        : Stream.concat(marked.stream(), unseeded.stream()).findFirst();
  }

  /** Returns whether the element stands in a source, where it can be changed. */
  boolean canChange(Element element) {
    return context.compiledNow().test(Members.ownerOf(element));
  }

  private boolean isHere(Element member) {
    return context
        .typing()
        .elements
        .getPackageOf(member)
        .equals(context.typing().elements.getPackageOf(context.type()));
  }

  /** A type parameter of the action itself, which each call of the dispatcher settles anew. */
  private boolean isOfCaller(TypeMirror type) {
    return type instanceof TypeVariable variable
        && action.method().getTypeParameters().contains(variable.asElement());
  }

  /** Whether the member is {@code indices}, of a class that says of what it is a batch. */
  private boolean isItemsOfBatch(Element member) {
    return member.getSimpleName().contentEquals("indices")
        && Members.ownerOf(member).getQualifiedName().contentEquals(Typing.BATCH)
        && context.typing().is(context.type().getSuperclass(), Typing.BATCH);
  }
}
