package org.inbatch.processor.check;

import com.palantir.javapoet.TypeName;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import org.inbatch.processor.model.ActionModel;
import org.inbatch.processor.spec.DispatcherMethod.CallParameter;
import org.inbatch.processor.spec.DispatcherMethod.Head;
import org.inbatch.processor.spec.GivenAgain;
import org.inbatch.processor.spec.Target;

/** Which inherited actions return more in a subclass than their superclass's dispatcher says. */
final class GivenAgainCheck {

  private final Context context;
  private final Typing typing;

  GivenAgainCheck(Context context) {
    this.context = context;
    this.typing = context.typing();
  }

  /**
   * Returns the inherited action with the subclass as its type, if it returns its own batch; or
   * with the type of the subclass's post, if that overrides the inherited one with a narrower type.
   * One that mentions a type which is hidden from the subclass's package stays as it is inherited.
   */
  Optional<GivenAgain> check(Inherited inherited) {
    return inherited
        .action()
        .filter(ActionModel::isAction)
        .flatMap(action ->
            action.post().isEmpty()
                ? givenAgain(inherited, context.type().asType(), true)
                : narrowerPost(inherited, action.post().get().text())
                    .flatMap(type -> givenAgain(inherited, type, false)));
  }

  private Optional<TypeMirror> narrowerPost(Inherited inherited, String post) {
    List<ExecutableElement> posts = context.members().methods(post);
    if (posts.size() != 1) {
      return Optional.empty();
    }
    TypeMirror returns =
        new Signatures(context, inherited.action().orElseThrow())
            .of(Role.POST, posts.get(0))
            .returns();
    boolean narrower =
        !typing.same(returns, inherited.returns())
            && typing.types.isSubtype(returns, inherited.returns());
    return narrower ? Optional.of(returns) : Optional.empty();
  }

  private Optional<GivenAgain> givenAgain(
      Inherited inherited, TypeMirror returns, boolean ownBatch) {
    Visibility visibility = new Visibility(typing, context.type());
    if (shown(inherited, returns).anyMatch(type -> visibility.hidden(type).isPresent())) {
      return Optional.empty();
    }
    TypeNames names =
        TypeNames.beside(
            context.type().getTypeParameters(),
            inherited.typeVariables().stream()
                .map(variable -> (TypeParameterElement) variable.asElement())
                .toList());
    List<TypeName> types = names.names(inherited.callTypes());
    Suppressions suppressed = new Suppressions(typing.elements);
    suppressed.naming(inherited.callTypes()).naming(returns).naming(inherited.thrown());
    suppressed.add("unchecked", !ownBatch && isGeneric(returns));
    suppressed.add("exports", context.exports().lack(shown(inherited, returns)));
    inherited.action().ifPresent(action -> suppressed.using(action.method()));
    return Optional.of(
        new GivenAgain(
            new Head(
                Target.valueOf(
                    inherited.action().flatMap(ActionModel::target).orElseThrow().text()),
                inherited.name(),
                names.parameters(inherited.typeVariables()),
                IntStream.range(0, types.size())
                    .mapToObj(
                        i -> new CallParameter(inherited.parameterNames().get(i), types.get(i)))
                    .toList(),
                names.name(returns),
                names.names(inherited.thrown()),
                suppressed.categories(),
                inherited
                    .action()
                    .filter(a -> typing.elements.isDeprecated(a.method()))
                    .isPresent(),
                true),
            ownBatch));
  }

  private static Stream<TypeMirror> shown(Inherited inherited, TypeMirror returns) {
    return Stream.of(
            inherited.callTypes(),
            List.of(returns),
            inherited.thrown(),
            inherited.typeVariables().stream().map(TypeVariable::getUpperBound).toList())
        .flatMap(List::stream);
  }

  private static boolean isGeneric(TypeMirror type) {
    return !(type instanceof DeclaredType declared) || !declared.getTypeArguments().isEmpty();
  }
}
