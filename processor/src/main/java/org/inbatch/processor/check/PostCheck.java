package org.inbatch.processor.check;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.inbatch.processor.model.ActionModel;
import org.inbatch.processor.model.Written;
import org.inbatch.processor.report.Message;
import org.inbatch.processor.spec.Ending;
import org.inbatch.processor.spec.MemberUse;

/** What post takes first, and what it returns. */
final class PostCheck {

  private static final String LIST = "java.util.List";

  private final Context context;
  private final Typing typing;
  private final ActionModel action;
  private final TypeMirror result;

  PostCheck(Context context, ActionModel action) {
    this.context = context;
    this.typing = context.typing();
    this.action = action;
    this.result = ItemResult.of(context, action);
  }

  /** Returns the method that post names, or reports why it cannot be used. */
  Optional<ExecutableElement> find(Written name) {
    Optional<ExecutableElement> found =
        new Lookup(context).find(Role.POST, name, action).map(ExecutableElement.class::cast);
    found.ifPresent(post -> checkReturn(name, post));
    return found.filter(post -> isInOrder(name, post));
  }

  /** Whether what the invocations brought comes first; to say so is all there is to say then. */
  private boolean isInOrder(Written name, ExecutableElement post) {
    List<? extends TypeMirror> types = context.members().typeOf(post).getParameterTypes();
    if (types.isEmpty() || takesResults(types.get(0))) {
      return true;
    }
    OptionalInt swapped =
        IntStream.range(1, types.size())
            .filter(i -> takesResults(types.get(i)))
            .filter(i -> isNowhere(post.getParameters().get(i).getSimpleName().toString()))
            .findFirst();
    swapped.ifPresent(i ->
        context.error(
            post.getParameters().get(0),
            name,
            Message.POST_ORDER,
            name,
            Shown.of(types.get(0)),
            Shown.of(types.get(i)),
            action.name()));
    return swapped.isEmpty();
  }

  private boolean isNowhere(String name) {
    return action.args().stream().noneMatch(one -> one.text().strip().startsWith(name))
        && action.method().getParameters().stream()
            .noneMatch(parameter -> parameter.getSimpleName().contentEquals(name));
  }

  private boolean takesResults(TypeMirror type) {
    return ending(type, new MemberUse("", false, false, List.of(), List.of())).isPresent();
  }

  private void checkReturn(Written name, ExecutableElement post) {
    TypeMirror returned = signature(post).returns();
    if (action.isAction() && typing.as(returned, Typing.BATCH).isEmpty()) {
      context.error(name, Message.ACTION_RETURN, name, action.name(), Shown.of(returned));
    }
  }

  /** Returns how post gets what the invocations brought, or reports why it cannot. */
  Optional<Ending> ending(Written name, ExecutableElement post, MemberUse use) {
    if (post.getParameters().isEmpty()) {
      String shown = Shown.of(typing.boxed(result));
      context.error(
          post, name, Message.POST_NO_PARAMETER, name, action.name(), shown, shown, shown);
      return Optional.empty();
    }
    TypeMirror first = signature(post).parameters().get(0);
    Optional<Ending> ending = ending(first, use);
    if (ending.isEmpty()) {
      reportType(name, post.getParameters().get(0), first);
    }
    return ending;
  }

  private Optional<Ending> ending(TypeMirror first, MemberUse use) {
    if (typing.is(first, Typing.RESULTS) && takes(first, Typing.RESULTS)) {
      return Optional.of(new Ending.Outcomes(use, resultsOf(resultAsIn(first))));
    }
    if (typing.is(first, Typing.STREAM)) {
      TypeMirror outcome = typing.argument((DeclaredType) first);
      return takesOutcomes(first, outcome)
          ? Optional.of(new Ending.Streamed(use, resultAsIn(outcome)))
          : Optional.empty();
    }
    if (typing.is(first, LIST) && takes(first, LIST)) {
      return Optional.of(new Ending.Values(use, resultsOf(resultAsIn(first))));
    }
    if (first instanceof ArrayType array) {
      TypeMirror component = array.getComponentType();
      if (component.getKind().isPrimitive()) {
        return typing.fits(result, component)
            ? Optional.of(new Ending.PrimitiveArray(use, context.names().name(component)))
            : Optional.empty();
      }
      if (typing.types.isSubtype(typing.boxed(result), component)) {
        return Optional.of(
            new Ending.ValueArray(
                use,
                results(),
                context.names().name(component),
                TypeNames.reifiable(typing.types.erasure(component))));
      }
    }
    return Optional.empty();
  }

  /** Whether post takes a {@code Results<R>} or a {@code List<R>}. */
  private boolean takes(TypeMirror first, String container) {
    return typing.fits(typing.type(container, typing.boxed(result)), first);
  }

  /**
   * Whether post takes a {@code Stream<Outcome<R>>}; a stream of anything at all says too little.
   */
  private boolean takesOutcomes(TypeMirror first, TypeMirror outcome) {
    return typing.is(outcome, Typing.OUTCOME)
        && typing.fits(
            typing.type(Typing.STREAM, typing.type(Typing.OUTCOME, typing.boxed(result))), first);
  }

  /** The result's type in post's own words, which may allow null where the action's do not. */
  private TypeName resultAsIn(TypeMirror container) {
    List<? extends TypeMirror> arguments = ((DeclaredType) container).getTypeArguments();
    boolean exact = arguments.size() == 1 && arguments.get(0).getKind() != TypeKind.WILDCARD;
    return exact ? context.names().name(arguments.get(0)) : resultName();
  }

  /** Returns {@code Results<R>}. */
  TypeName results() {
    return resultsOf(resultName());
  }

  private static TypeName resultsOf(TypeName result) {
    return ParameterizedTypeName.get(ClassName.bestGuess(Typing.RESULTS), result);
  }

  /** Returns the result as a type argument: nothing is a {@code Void} that is null. */
  private TypeName resultName() {
    TypeName name = context.names().name(typing.boxed(result));
    ClassName nullable = ClassName.get("org.jspecify.annotations", "Nullable");
    boolean known = typing.elements.getTypeElement(nullable.canonicalName()) != null;
    return result.getKind() == TypeKind.VOID && known
        ? name.annotated(AnnotationSpec.builder(nullable).build())
        : name;
  }

  private Signature signature(ExecutableElement post) {
    return new Signatures(context, action).of(Role.POST, post);
  }

  private void reportType(Written name, VariableElement parameter, TypeMirror first) {
    String boxed = Shown.of(typing.boxed(result));
    boolean isVoid = result.getKind() == TypeKind.VOID;
    context.error(
        parameter,
        name,
        Message.POST_TYPE,
        name,
        Shown.of(first),
        action.name(),
        isVoid ? "nothing" : Shown.beside(result, first),
        boxed,
        boxed,
        boxed,
        isVoid ? "Void" : Shown.of(result));
  }
}
