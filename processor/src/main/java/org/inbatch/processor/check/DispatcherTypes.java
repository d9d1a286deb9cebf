package org.inbatch.processor.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import org.inbatch.processor.model.ActionModel;

/** The types in the head of an action's dispatcher method, as the class of a context sees them. */
final class DispatcherTypes {

  private final Context context;
  private final ActionModel action;
  private final ExecutableType type;
  private final List<Integer> callIndexes;
  private final Optional<Element> init;
  private final Optional<ExecutableElement> post;

  DispatcherTypes(Context context, Checked checked) {
    this(context, checked.action(), checked.callIndexes(), checked.init(), checked.post());
  }

  DispatcherTypes(
      Context context,
      ActionModel action,
      List<Integer> callIndexes,
      Optional<Element> init,
      Optional<ExecutableElement> post) {
    this.context = context;
    this.action = action;
    this.type = context.members().typeOf(action.method());
    this.callIndexes = callIndexes;
    this.init = init;
    this.post = post;
  }

  List<? extends TypeVariable> typeVariables() {
    return type.getTypeVariables();
  }

  /** Returns the types of the call parameters. */
  List<TypeMirror> callTypes() {
    return callIndexes.stream().<TypeMirror>map(type.getParameterTypes()::get).toList();
  }

  /** Returns the names of the call parameters. */
  List<String> callNames() {
    return callIndexes.stream()
        .map(i -> action.method().getParameters().get(i).getSimpleName().toString())
        .toList();
  }

  /**
   * Returns what the method returns.
   *
   * @param batch the type of the batch, where the method returns that
   */
  TypeMirror returns(TypeMirror batch) {
    if (post.isPresent()) {
      return signatures().of(Role.POST, post.get()).returns();
    }
    Typing typing = context.typing();
    return action.isAction()
        ? batch
        : typing.type(Typing.RESULTS, typing.boxed(ItemResult.of(context, action)));
  }

  /** Returns what init, post and a factory throw and a caller must handle. */
  List<TypeMirror> thrown() {
    Stream<Signature> ofInit =
        init
            .filter(ExecutableElement.class::isInstance)
            .map(member -> signatures().of(Role.INIT, (ExecutableElement) member))
            .stream();
    Stream<Signature> ofPost = post.map(member -> signatures().of(Role.POST, member)).stream();
    List<TypeMirror> thrown = new ArrayList<>();
    Stream<TypeMirror> ofFactory =
        MadeFunction.isWanted(action) ? type.getThrownTypes().stream().map(t -> t) : Stream.empty();
    Stream.concat(
            ofFactory,
            Stream.concat(ofInit, ofPost).flatMap(signature -> signature.thrown().stream()))
        .filter(context.typing()::isChecked)
        .filter(one -> thrown.stream().noneMatch(other -> context.typing().same(one, other)))
        .forEach(thrown::add);
    return thrown;
  }

  /** Returns all that the method's head mentions. */
  Stream<TypeMirror> shown() {
    return Stream.of(
            typeVariables().stream().map(TypeVariable::getUpperBound),
            callTypes().stream(),
            Stream.of(returns(context.type().asType())),
            thrown().stream())
        .flatMap(types -> types);
  }

  private Signatures signatures() {
    return new Signatures(context, action);
  }
}
