package org.inbatch.processor.check;

import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.inbatch.processor.model.ActionModel;
import org.inbatch.processor.model.Written;
import org.inbatch.processor.report.Message;
import org.inbatch.processor.report.Place;
import org.inbatch.processor.spec.DispatcherMethod.CallParameter;
import org.inbatch.processor.spec.DispatcherMethod.Head;
import org.inbatch.processor.spec.Ending;
import org.inbatch.processor.spec.FanOut;
import org.inbatch.processor.spec.FanOut.Fill;
import org.inbatch.processor.spec.MemberUse;
import org.inbatch.processor.spec.MemberUse.Argument;

/** One action: its own rules, and the order in which init, parameters and post are asked. */
final class ActionCheck {

  private final Context context;
  private final Typing typing;
  private final ActionModel action;
  private final ExecutableElement method;
  private final ExecutableType type;

  ActionCheck(Context context, ActionModel action) {
    this.context = context;
    this.typing = context.typing();
    this.action = action;
    this.method = action.method();
    this.type = context.members().typeOf(method);
  }

  /** Returns the action with its method, which is a stub if there was a mistake to report. */
  Checked check() {
    int before = context.report().mistakes();
    if (!action.isComplete() || !hasInit() || !new BuiltCheck(context, action).isBuilt()) {
      return stub();
    }
    checkAccess();
    checkName();
    new SeededCheck(context, action).check();
    Written initName = action.init().get();
    Constants constants = new Constants(context, action);
    Optional<Init> init = new InitCheck(context).check(initName, action);
    PostCheck postCheck = new PostCheck(context, action);
    Optional<ExecutableElement> post = action.post().flatMap(postCheck::find);
    init.ifPresent(found -> checkVisible("init \"" + initName + "\"", found.set()));

    Optional<List<Fill>> fills =
        init.flatMap(found -> new ItemCheck(context, action, found).check());
    List<Argument> initArguments = List.of();
    List<Argument> postArguments = List.of();
    boolean unchecked = false;
    if (fills.isPresent()) {
      ArgumentCheck arguments = new ArgumentCheck(context, action, fills.get(), constants);
      if (init.get().member() instanceof ExecutableElement member) {
        initArguments = arguments.arguments(Role.INIT, initName, member, 0);
      }
      if (post.isPresent()) {
        postArguments = arguments.arguments(Role.POST, action.post().get(), post.get(), 1);
      }
      unchecked = arguments.anyUnchecked();
      if (action.post().isPresent() == post.isPresent()) {
        constants.reportUnused();
      }
    }
    Ending ending = withoutPost(postCheck);
    if (post.isPresent()) {
      ending =
          postCheck
              .ending(action.post().get(), post.get(), use(post.get(), postArguments))
              .orElse(ending);
    }
    if (context.report().mistakes() > before || fills.isEmpty()) {
      return stub(fills.map(ActionCheck::callIndexes));
    }
    ArgsFills argsFills = new ArgsFills(typing, type.getParameterTypes(), fills.get());
    unchecked |= argsFills.castUnchecked();
    Set<String> suppressed = suppressed(init.get(), post, ending, unchecked).categories();
    FanOut fanOut =
        new FanOut(
            head(
                callIndexes(fills.get()),
                post,
                TypeNames.of(thrown(init.map(Init::member), post)),
                suppressed),
            actionOf(fills.get()),
            new FanOut.Source(
                use(init.get().member(), initArguments),
                init.get().isPrimitive(),
                init.get().cast(),
                argsFills.shape()),
            ending);
    if (context.explains()) {
      context.report().note(Place.of(method), Explanation.of(fanOut, parameterNames()));
    }
    return new Checked(action, fanOut, callIndexes(fills.get()), init.map(Init::member), post);
  }

  private boolean hasInit() {
    Optional<Written> empty = action.init().filter(name -> name.text().isEmpty());
    empty.ifPresent(name ->
        context
            .report()
            .error(new Place(method, name.annotation(), null), Message.NO_INIT, action.name()));
    return action.init().isPresent() && empty.isEmpty();
  }

  private List<String> parameterNames() {
    return method.getParameters().stream()
        .map(parameter -> parameter.getSimpleName().toString())
        .toList();
  }

  /** Returns the action with a stub, whatever its mistakes. */
  Checked stub() {
    return stub(Optional.empty());
  }

  private void checkAccess() {
    if (method.getModifiers().contains(Modifier.PRIVATE)) {
      context.error(method, Message.ACTION_ACCESS, action.name());
    }
    for (int i = 0; i < type.getParameterTypes().size(); i++) {
      checkVisible("parameter " + method.getParameters().get(i), type.getParameterTypes().get(i));
    }
    checkVisible("the result", type.getReturnType());
  }

  private void checkVisible(String subject, TypeMirror mentioned) {
    new Visibility(typing, context.type())
        .hidden(mentioned)
        .ifPresent(hidden ->
            context.error(
                method,
                Message.TYPE_ACCESS,
                subject,
                action.name(),
                hidden.getSimpleName(),
                hidden.getSimpleName(),
                typing.elements.getPackageOf(context.type()).getQualifiedName()));
  }

  private void checkName() {
    action
        .as()
        .filter(as -> !Identifiers.isIdentifier(as.text()))
        .ifPresent(as -> context.error(as, Message.AS, action.name(), as));
  }

  private Ending withoutPost(PostCheck postCheck) {
    return action.isAction()
        ? new Ending.OwnBatch(postCheck.results())
        : new Ending.PlainResults(postCheck.results());
  }

  private FanOut.Action actionOf(List<Fill> fills) {
    return new FanOut.Action(
        action.name(),
        method.getModifiers().contains(Modifier.STATIC),
        context.members().methods(action.name()).size() > 1,
        method.getParameters().stream()
            .map(parameter -> typing.types.erasure(parameter.asType()))
            .map(TypeNames::plainOf)
            .toList(),
        type.getReturnType().getKind() == TypeKind.VOID,
        fills);
  }

  private static MemberUse use(Element member, List<Argument> arguments) {
    return new MemberUse(
        member.getSimpleName().toString(),
        member.getKind() == ElementKind.FIELD,
        member.getModifiers().contains(Modifier.STATIC),
        arguments);
  }

  private Head head(
      List<Integer> callIndexes,
      Optional<ExecutableElement> post,
      List<TypeName> thrown,
      Set<String> suppressed) {
    return new Head(
        dispatcherName(),
        callIndexes.stream()
            .map(i ->
                new CallParameter(
                    method.getParameters().get(i).getSimpleName().toString(),
                    TypeNames.of(type.getParameterTypes().get(i))))
            .toList(),
        returns(post),
        thrown,
        suppressed,
        typing.elements.isDeprecated(method));
  }

  private String dispatcherName() {
    return Identifiers.isIdentifier(action.dispatcherName())
        ? action.dispatcherName()
        : action.name();
  }

  private TypeName returns(Optional<ExecutableElement> post) {
    if (post.isPresent()) {
      return TypeNames.of(context.members().typeOf(post.get()).getReturnType());
    }
    return action.isAction()
        ? TypeNames.of(context.type().asType())
        : new PostCheck(context, action).results();
  }

  /** What init and post throw and a caller must handle; the action's exceptions are outcomes. */
  private List<TypeMirror> thrown(Optional<Element> init, Optional<ExecutableElement> post) {
    List<TypeMirror> thrown = new ArrayList<>();
    Stream.concat(init.stream(), post.stream())
        .filter(ExecutableElement.class::isInstance)
        .map(ExecutableElement.class::cast)
        .flatMap(member -> context.members().typeOf(member).getThrownTypes().stream())
        .filter(typing::isChecked)
        .filter(one -> thrown.stream().noneMatch(other -> typing.same(one, other)))
        .forEach(thrown::add);
    return thrown;
  }

  private Suppressions suppressed(
      Init init, Optional<ExecutableElement> post, Ending ending, boolean unchecked) {
    Suppressions found = new Suppressions(typing.elements);
    found.using(method).using(init.member());
    found.naming(type.getParameterTypes()).naming(type.getReturnType());
    post.ifPresent(member -> {
      ExecutableType postType = context.members().typeOf(member);
      found.using(member).naming(postType.getReturnType());
      found.naming(postType.getThrownTypes()).naming(postType.getParameterTypes().get(0));
    });
    boolean uncheckedItem =
        type.getParameterTypes().stream()
            .anyMatch(parameter -> typing.fitsUnchecked(init.set(), parameter));
    return found.add("unchecked", unchecked || uncheckedItem || isGenericArray(ending));
  }

  private static boolean isGenericArray(Ending ending) {
    return ending instanceof Ending.ValueArray array && !array.component().equals(array.erasure());
  }

  private static List<Integer> callIndexes(List<Fill> fills) {
    return IntStream.range(0, fills.size())
        .filter(i -> fills.get(i) instanceof Fill.ByCall)
        .boxed()
        .toList();
  }

  private Checked stub(Optional<List<Integer>> callIndexes) {
    Optional<ExecutableElement> init = action.init().flatMap(this::onlyMethod);
    Optional<ExecutableElement> post = action.post().flatMap(this::onlyMethod);
    List<TypeMirror> thrown = thrown(init.map(Element.class::cast), post);
    Stubs stubs = new Stubs(context, action);
    return new Checked(
        action,
        stubs.of(dispatcherName(), callIndexes, post, thrown),
        callIndexes.orElseGet(stubs::likelyCallIndexes),
        init.map(Element.class::cast),
        post);
  }

  private Optional<ExecutableElement> onlyMethod(Written name) {
    List<ExecutableElement> methods = context.members().methods(name.text());
    return methods.size() == 1 ? Optional.of(methods.get(0)) : Optional.empty();
  }
}
