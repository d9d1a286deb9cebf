package org.inbatch.processor.check;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.inbatch.processor.model.ActionModel;
import org.inbatch.processor.model.BatchModel;
import org.inbatch.processor.report.Message;
import org.inbatch.processor.report.Place;
import org.inbatch.processor.report.Report;
import org.inbatch.processor.spec.DispatcherMethod;
import org.inbatch.processor.spec.DispatcherSpec;
import org.inbatch.processor.spec.DispatcherSpec.MixinCast;

/** A batch class: its own rules, then each of its actions, then their names side by side. */
public final class BatchCheck {

  private final Typing typing;
  private final Predicate<TypeElement> compiledNow;
  private final boolean explains;
  private final Map<ClassName, TypeElement> dispatchers = new HashMap<>();

  /**
   * Creates a check for all rounds of one compilation.
   *
   * @param compiledNow whether a class is among the sources being compiled, not in a class file
   * @param explains whether to tell what fills each parameter
   */
  public BatchCheck(
      Types types, Elements elements, Predicate<TypeElement> compiledNow, boolean explains) {
    this.typing = new Typing(types, elements);
    this.compiledNow = compiledNow;
    this.explains = explains;
  }

  /**
   * Returns the dispatcher to write, with stubs for the actions that have mistakes; nothing where
   * it cannot even have a name. Every mistake is reported.
   */
  public Optional<DispatcherSpec> check(BatchModel batch, Report report) {
    Context context =
        new Context(typing, new Members(typing, batch.type()), report, compiledNow, explains);
    HeadCheck head = new HeadCheck(context, batch);
    if (!head.hasRunTime() || !isNameFree(context)) {
      return Optional.empty();
    }
    return Optional.of(dispatcher(context, batch, head));
  }

  /**
   * Reports stubs about which the compiler would be silent: those of classes that mention their own
   * dispatcher, or another type that came after it.
   *
   * @param incomplete the classes that lacked a type when their dispatcher was written
   */
  public void checkStubs(List<BatchModel> incomplete, Report report) {
    incomplete.stream()
        .filter(BatchModel::isComplete)
        .forEach(batch ->
            report.error(Place.of(batch.type()), Message.TOO_LATE, batch.type().getSimpleName()));
  }

  /** Reports the classes that implement the mixin of another class; all mixins must be there. */
  public void checkMixins(Stream<TypeElement> types, Report report) {
    types.forEach(new MixinCheck(typing, this::hasOwnName, report)::check);
  }

  /** Reports mixins that are nowhere; all others must be there. */
  public void checkMixinNames(Stream<BatchModel> batches, Report report) {
    batches.forEach(new MixinNameCheck(report)::check);
  }

  private DispatcherSpec dispatcher(Context context, BatchModel batch, HeadCheck head) {
    boolean isBatch = batch.headIsComplete() && head.isBatch();
    boolean canBeNamed = head.canBeNamed() && boundsAreThere(batch);
    boolean hasParent = batch.parent().isPresent() && head.parentIsUsable();
    List<Inherited> inherited =
        new ArrayList<>(hasParent ? new InheritedActions(context).of(batch) : List.of());
    OverrideCheck overrides = new OverrideCheck(context, batch, inherited);
    List<Checked> actions = new ArrayList<>();
    for (ActionModel action : new Actions(context, batch).all()) {
      overrides.checkAnnotations(action);
      ActionCheck check = new ActionCheck(context, action);
      Checked checked = isBatch ? check.check() : check.stub();
      actions.add(canBeNamed ? checked : check.stub());
    }
    overrides.replace(actions);
    List<DispatcherMethod> methods = new ArrayList<>();
    new NamesCheck(context, batch)
        .check(actions, inherited)
        .forEach(action -> methods.add(action.method()));
    if (!canBeNamed) {
      return nameless(context, methods);
    }
    GivenAgainCheck givenAgain = new GivenAgainCheck(context);
    inherited.forEach(method -> givenAgain.check(method).ifPresent(methods::add));
    return spec(context, batch, hasParent, methods);
  }

  private static boolean boundsAreThere(BatchModel batch) {
    return batch.headIsComplete() || batch.type().getTypeParameters().isEmpty();
  }

  private boolean isNameFree(Context context) {
    TypeElement type = context.type();
    ClassName name = DispatcherNames.of(type);
    dispatchers.putIfAbsent(name, type);
    TypeElement written = typing.inModuleOf(type, name.canonicalName());
    boolean taken = !hasOwnName(type) || (written != null && compiledNow.test(written));
    if (taken) {
      context.error(type, Message.DISPATCHER_NAME, type.getQualifiedName(), name.canonicalName());
    }
    return !taken;
  }

  /** Returns whether no other class came first to the name of the class's dispatcher. */
  private boolean hasOwnName(TypeElement type) {
    TypeElement first = dispatchers.get(DispatcherNames.of(type));
    return first == null || first.getQualifiedName().equals(type.getQualifiedName());
  }

  private DispatcherSpec spec(
      Context context, BatchModel batch, boolean hasParent, List<DispatcherMethod> methods) {
    TypeElement type = batch.type();
    Suppressions suppressed = new Suppressions(typing.elements).using(type);
    for (TypeParameterElement parameter : type.getTypeParameters()) {
      suppressed.naming(parameter.getBounds());
    }
    Optional<TypeName> parent = Optional.empty();
    if (hasParent) {
      parent = Optional.of(parentDispatcher(batch, batch.parent().get(), suppressed));
    }
    return new DispatcherSpec(
        type,
        DispatcherNames.of(type),
        ClassName.get(type),
        TypeNames.parametersOf(type),
        Visibility.isPublic(type),
        cast(context),
        parent,
        methods,
        suppressed.categories(),
        typing.hidesJavaLang(typing.elements.getPackageOf(type)));
  }

  /** A class that a dispatcher cannot name still gets one that its users can. */
  private static DispatcherSpec nameless(Context context, List<DispatcherMethod> methods) {
    return new DispatcherSpec(
        context.type(),
        DispatcherNames.of(context.type()),
        ClassName.OBJECT,
        context.type().getTypeParameters().stream()
            .map(parameter -> TypeVariableName.get(parameter.getSimpleName().toString()))
            .toList(),
        Visibility.isPublic(context.type()),
        new MixinCast(false, false),
        Optional.empty(),
        methods,
        Set.of(),
        false);
  }

  private TypeName parentDispatcher(BatchModel batch, BatchModel parent, Suppressions suppressed) {
    ClassName name = DispatcherNames.of(parent.type());
    List<? extends TypeMirror> arguments =
        typing
            .as(batch.type().asType(), parent.type().getQualifiedName().toString())
            .map(DeclaredType::getTypeArguments)
            .orElse(List.of());
    suppressed
        .using(parent.type())
        .naming(arguments)
        .add("rawtypes", arguments.size() < parent.type().getTypeParameters().size());
    return arguments.isEmpty()
        ? name
        : ParameterizedTypeName.get(name, TypeNames.of(arguments).toArray(TypeName[]::new));
  }

  private static MixinCast cast(Context context) {
    TypeElement type = context.type();
    boolean closed =
        type.getModifiers().contains(Modifier.FINAL)
            || type.getModifiers().contains(Modifier.SEALED);
    boolean generic = !type.getTypeParameters().isEmpty();
    return new MixinCast(generic || (closed && !implementsMixin(type)), generic);
  }

  /**
   * The mixin is about to be written, so that there is only its name in the class's head; of a
   * generic one, not even that with Eclipse's compiler.
   */
  private static boolean implementsMixin(TypeElement type) {
    String mixin = DispatcherNames.of(type).simpleName() + ".Parallel";
    return type.getInterfaces().stream()
        .map(named -> named.toString().replaceAll("<.*", ""))
        .anyMatch(name -> name.equals(mixin) || name.endsWith("." + mixin));
  }
}
