package org.inbatch.processor.check;

import com.palantir.javapoet.TypeName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import org.inbatch.processor.model.ActionModel;
import org.inbatch.processor.model.Written;
import org.inbatch.processor.report.Message;
import org.inbatch.processor.report.Place;
import org.inbatch.processor.spec.DispatcherMethod.CallParameter;
import org.inbatch.processor.spec.DispatcherMethod.Head;
import org.inbatch.processor.spec.Doc;
import org.inbatch.processor.spec.Ending;
import org.inbatch.processor.spec.FanOut;
import org.inbatch.processor.spec.FanOut.Body;
import org.inbatch.processor.spec.FanOut.Fill;
import org.inbatch.processor.spec.MemberUse;
import org.inbatch.processor.spec.MemberUse.Argument;
import org.inbatch.processor.spec.Target;

/** One action: its own rules, and the order in which init, parameters and post are asked. */
final class ActionCheck {

  private final Context context;
  private final Typing typing;
  private final ActionModel action;
  private final ExecutableElement method;
  private final ExecutableType type;
  private final Signatures signatures;

  ActionCheck(Context context, ActionModel action) {
    this.context = context.forAction(action);
    this.typing = context.typing();
    this.action = action;
    this.method = action.method();
    this.type = this.context.members().typeOf(method);
    this.signatures = new Signatures(this.context, action);
  }

  /** Returns the action with its method, which is a stub if there was a mistake to report. */
  Checked check() {
    int before = context.report().mistakes();
    if (!action.isComplete() || action.init().isEmpty() || action.target().isEmpty()) {
      return stub();
    }
    AccessCheck access = new AccessCheck(context, action);
    access.checkAction();
    checkName();
    NativeCheck natives = new NativeCheck(context, action);
    natives.check();
    FactoryCheck factory = new FactoryCheck(context, action);
    boolean makes = MadeFunction.isWanted(action);
    if (makes) {
      factory.check();
    } else {
      new SeededCheck(context, action).check();
    }
    Optional<MadeFunction> made = MadeFunction.of(context, action);
    if (!hasInit() || makes != made.isPresent()) {
      return stub();
    }
    Written initName = action.init().get();
    Constants constants = new Constants(context, action);
    Optional<Init> init = new InitCheck(context).check(initName, action);
    PostCheck postCheck = new PostCheck(context, action);
    Optional<ExecutableElement> post = action.post().flatMap(postCheck::find);
    if (lacksParameterNames(init, post)) {
      return stub();
    }
    init.ifPresent(access::checkInit);
    post.ifPresent(found -> access.checkPost(action.post().get(), found));

    Optional<List<Fill>> fills =
        makes
            ? Optional.of(factory.calls())
            : init.flatMap(found -> new ItemCheck(context, action, found).check());
    Optional<List<Fill>> functionFills =
        made.flatMap(function -> init.flatMap(found -> factory.fills(function, found)));
    List<Argument> initArguments = List.of();
    List<Argument> postArguments = List.of();
    boolean unchecked = false;
    if (fills.isPresent() && init.isPresent()) {
      if (ProcessCheck.isWanted(action)) {
        new ProcessCheck(context, action, init.get(), fills.get()).check();
      }
      ArgumentCheck arguments = new ArgumentCheck(context, action, fills.get(), constants, access);
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
              .ending(action.post().get(), post.get(), use(Role.POST, post.get(), postArguments))
              .orElse(ending);
    }
    if (context.report().mistakes() > before || fills.isEmpty() || init.isEmpty()) {
      return stub(fills.map(ActionCheck::callIndexes));
    }
    ArgsFills argsFills = new ArgsFills(typing, type.getParameterTypes(), fills.get());
    unchecked |= argsFills.castUnchecked();
    List<Integer> callIndexes = callIndexes(fills.get());
    Optional<Element> initMember = init.map(Init::member);
    DispatcherTypes types = new DispatcherTypes(context, action, callIndexes, initMember, post);
    Set<String> suppressed =
        suppressed(init.get(), post, ending, unchecked || bringsRaw(made))
            .add("exports", context.exports().lack(types.shown()))
            .categories();
    FanOut fanOut =
        new FanOut(
            head(types, ending, suppressed),
            actionOf(
                made.<Body>map(
                        function -> factory.body(function, init.get(), functionFills.orElseThrow()))
                    .or(natives::body)
                    .or(() -> ItemResult.stage(context, action).map(stage -> new Body.Staged()))
                    .orElseGet(Body.Itself::new),
                functionFills.orElse(fills.get())),
            new FanOut.Source(
                use(Role.INIT, init.get().member(), initArguments),
                init.get().isPrimitive(),
                init.get().cast(),
                argsFills.shape()),
            ending,
            ProcessCheck.isWanted(action)
                ? Optional.of(
                    new ProcessCheck(context, action, init.get(), fills.get()).travel(ending))
                : Optional.empty(),
            doc());
    if (context.explains()) {
      context.report().note(Place.of(method), Explanation.of(fanOut, parameterNames()));
    }
    return new Checked(action, fanOut, callIndexes, initMember, post);
  }

  private boolean bringsRaw(Optional<MadeFunction> made) {
    return made.filter(MadeFunction::isRaw).isPresent()
        || ItemResult.stage(context, action)
            .filter(stage -> stage.getTypeArguments().isEmpty())
            .isPresent();
  }

  private Optional<Doc> doc() {
    Optional<Doc> doc = UserDoc.of(typing.elements, method);
    for (TypeVariable variable : type.getTypeVariables()) {
      String name = context.names().name(variable).toString();
      doc =
          doc.map(found ->
              found.renamed("<" + variable.asElement().getSimpleName() + ">", "<" + name + ">"));
    }
    return doc;
  }

  private boolean hasInit() {
    Optional<Written> empty = action.init().filter(name -> name.text().isEmpty());
    empty.ifPresent(name ->
        context
            .report()
            .error(new Place(method, name.annotation(), null), Message.NO_INIT, action.name()));
    return empty.isEmpty();
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

  /** An action of an interface in a class file is matched by names that may not be there. */
  private boolean lacksParameterNames(Optional<Init> init, Optional<ExecutableElement> post) {
    boolean matter =
        init.filter(found -> Typing.isRecord(found.set()) || hasParameters(found.member(), 0))
                .isPresent()
            || post.filter(member -> hasParameters(member, 1)).isPresent();
    boolean lacking = matter && ParameterNames.areMissing(context, method);
    if (lacking) {
      TypeElement owner = Members.ownerOf(method);
      context.error(
          method,
          Message.PARAMETER_NAMES,
          "action",
          action.name(),
          context.type().getSimpleName(),
          owner.getSimpleName(),
          owner.getSimpleName());
    }
    return lacking;
  }

  private static boolean hasParameters(Element member, int beyond) {
    return member instanceof ExecutableElement called && called.getParameters().size() > beyond;
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

  private FanOut.Action actionOf(Body body, List<Fill> fills) {
    return new FanOut.Action(
        action.name(),
        method.getModifiers().contains(Modifier.STATIC),
        context.members().methods(action.name()).size() > 1,
        method.getParameters().stream()
            .map(parameter -> typing.types.erasure(parameter.asType()))
            .map(TypeNames::plainOf)
            .toList(),
        ItemResult.of(context, action).getKind() == TypeKind.VOID,
        body,
        fills);
  }

  private MemberUse use(Role role, Element member, List<Argument> arguments) {
    List<TypeMirror> typeArguments =
        member instanceof ExecutableElement called
            ? signatures.of(role, called).typeArguments()
            : List.of();
    return new MemberUse(
        member.getSimpleName().toString(),
        member.getKind() == ElementKind.FIELD,
        member.getModifiers().contains(Modifier.STATIC),
        context.names().names(typeArguments),
        arguments);
  }

  private Head head(DispatcherTypes types, Ending ending, Set<String> suppressed) {
    TypeNames names = context.names();
    List<TypeName> callTypes = names.names(types.callTypes());
    List<String> callNames = types.callNames();
    return new Head(
        Target.valueOf(action.target().orElseThrow().text()),
        dispatcherName(),
        names.parameters(types.typeVariables()),
        IntStream.range(0, callTypes.size())
            .mapToObj(i -> new CallParameter(callNames.get(i), callTypes.get(i)))
            .toList(),
        ending instanceof Ending.PlainResults plain
            ? plain.results()
            : names.name(types.returns(context.type().asType())),
        names.names(types.thrown()),
        suppressed,
        typing.elements.isDeprecated(method),
        false);
  }

  private String dispatcherName() {
    return Identifiers.isIdentifier(action.dispatcherName())
        ? action.dispatcherName()
        : action.name();
  }

  private Suppressions suppressed(
      Init init, Optional<ExecutableElement> post, Ending ending, boolean unchecked) {
    Suppressions found = new Suppressions(typing.elements);
    found.using(method).using(init.member());
    context.members().methods(action.name()).stream()
        .filter(override -> context.members().overrides(override, method))
        .forEach(found::using);
    found.naming(type.getParameterTypes()).naming(type.getReturnType());
    type.getTypeVariables().forEach(variable -> found.naming(variable.getUpperBound()));
    post.ifPresent(member -> {
      Signature signature = signatures.of(Role.POST, member);
      found.using(member).naming(signature.returns());
      found.naming(signature.thrown()).naming(signature.parameters().get(0));
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
    Stubs stubs = new Stubs(context, action);
    List<Integer> likely = callIndexes.orElseGet(stubs::likelyCallIndexes);
    Optional<Element> initMember = init.map(Element.class::cast);
    DispatcherTypes types = new DispatcherTypes(context, action, likely, initMember, post);
    return new Checked(
        action,
        stubs.of(dispatcherName(), callIndexes, post, types.thrown()),
        likely,
        initMember,
        post);
  }

  private Optional<ExecutableElement> onlyMethod(Written name) {
    List<ExecutableElement> methods = context.members().methods(name.text());
    return methods.size() == 1 ? Optional.of(methods.get(0)) : Optional.empty();
  }
}
