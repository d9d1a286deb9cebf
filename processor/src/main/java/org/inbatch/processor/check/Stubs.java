package org.inbatch.processor.check;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import org.inbatch.processor.model.ActionModel;
import org.inbatch.processor.spec.DispatcherMethod.CallParameter;
import org.inbatch.processor.spec.DispatcherMethod.Head;
import org.inbatch.processor.spec.Stub;
import org.inbatch.processor.spec.Target;

/** What of an action with mistakes its callers may rely on. */
final class Stubs {

  private final Context context;
  private final Typing typing;
  private final ActionModel action;
  private final Visibility visibility;
  private final TypeNames names;

  Stubs(Context context, ActionModel action) {
    this.context = context;
    this.typing = context.typing();
    this.action = action;
    this.visibility = new Visibility(typing, context.type());
    this.names =
        new TypeNames(type -> isUnknown(type) ? Optional.of(Stub.ANYTHING) : Optional.empty());
  }

  /**
   * Returns the stub.
   *
   * @param name the dispatcher's method's name
   * @param callIndexes which parameters the caller fills, if that is known
   * @param post what post names, if it was found
   * @param thrown the checked exceptions of init and post, as far as they were found
   */
  Stub of(
      String name,
      Optional<List<Integer>> callIndexes,
      Optional<ExecutableElement> post,
      List<? extends TypeMirror> thrown) {
    List<Integer> likely = callIndexes.orElseGet(this::likelyCallIndexes);
    Head head =
        new Head(
            Target.THREADS, // a stub takes the options of any engine
            name,
            List.of(),
            likely.stream().map(i -> parameter(i, names.name(type(i)))).toList(),
            returns(post),
            names.names(thrown.stream().filter(one -> !isUnknown(one)).toList()),
            Set.of(),
            false,
            false);
    return new Stub(
        head,
        callIndexes.isPresent()
            ? Optional.empty()
            : Optional.of(likely.stream().map(i -> parameter(i, loose(type(i)))).toList()));
  }

  /** Those without mark; where none is marked as init's, all but the first, or of a factory all. */
  List<Integer> likelyCallIndexes() {
    return IntStream.range(0, action.perItem().size())
        .filter(i -> !action.perItem().get(i) && !action.seeded().get(i))
        .boxed()
        .skip(action.perItem().contains(true) || MadeFunction.isWanted(action) ? 0 : 1)
        .toList();
  }

  private CallParameter parameter(int index, TypeName type) {
    return new CallParameter(
        action.method().getParameters().get(index).getSimpleName().toString(), type);
  }

  /** A lambda needs an interface to be compiled against; all else is an object. */
  private TypeName loose(TypeMirror type) {
    return type instanceof DeclaredType declared
            && declared.asElement().getKind() == ElementKind.INTERFACE
        ? names.name(type)
        : ClassName.OBJECT;
  }

  private TypeMirror type(int index) {
    return context.members().typeOf(action.method()).getParameterTypes().get(index);
  }

  private TypeName returns(Optional<ExecutableElement> post) {
    if (post.isPresent()) {
      return names.name(new Signatures(context, action).of(Role.POST, post.get()).returns());
    }
    if (action.isAction()) {
      return names.name(context.type().asType());
    }
    if (action.post().isPresent()) {
      return Stub.ANYTHING;
    }
    TypeMirror result = ItemResult.of(context, action);
    return ParameterizedTypeName.get(
        ClassName.bestGuess(Typing.RESULTS), names.name(typing.boxed(result)));
  }

  /**
   * A type that is missing, that the dispatcher cannot see, or a type parameter of the action's.
   */
  private boolean isUnknown(TypeMirror type) {
    if (type instanceof DeclaredType declared && type.getKind() == TypeKind.DECLARED) {
      return !visibility.isVisible((TypeElement) declared.asElement());
    }
    return type.getKind() == TypeKind.ERROR
        || (type instanceof TypeVariable variable
            && variable.asElement().getEnclosingElement() instanceof ExecutableElement);
  }
}
