package org.inbatch.processor.check;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.inbatch.processor.model.ActionModel;
import org.inbatch.processor.model.Written;
import org.inbatch.processor.report.Message;

/** What init names, and what it yields. */
final class InitCheck {

  private static final String ITERATOR = "java.util.Iterator";
  private static final String BASE_STREAM = "java.util.stream.BaseStream";

  private static final Map<String, TypeKind> PRIMITIVE_STREAMS =
      Map.of(
          "java.util.stream.IntStream", TypeKind.INT,
          "java.util.stream.LongStream", TypeKind.LONG,
          "java.util.stream.DoubleStream", TypeKind.DOUBLE);

  /** In order of preference, for a type that is several of them. */
  private static final List<String> KINDS =
      List.of(
          "java.util.stream.IntStream",
          "java.util.stream.LongStream",
          "java.util.stream.DoubleStream",
          "java.util.stream.Stream",
          "java.lang.Iterable",
          ITERATOR);

  private final Context context;
  private final Typing typing;

  InitCheck(Context context) {
    this.context = context;
    this.typing = context.typing();
  }

  /** Returns the action's init, or reports why it yields no argument sets. */
  Optional<Init> check(Written name, ActionModel action) {
    return new Lookup(context)
        .find(Role.INIT, name, action)
        .flatMap(member -> yields(name, action, member));
  }

  private Optional<Init> yields(Written name, ActionModel action, Element member) {
    TypeMirror type =
        member instanceof ExecutableElement method
            ? new Signatures(context, action).of(Role.INIT, method).returns()
            : context.members().typeOf((VariableElement) member);
    if (type instanceof ArrayType array) {
      return Optional.of(new Init(name, member, array.getComponentType(), Optional.empty()));
    }
    Map<String, DeclaredType> kinds = kindsOf(type);
    if (kinds.isEmpty()) {
      context.error(
          name,
          Message.INIT_KIND,
          name,
          action.name(),
          Shown.of(type),
          remedyFor(type, member, new Remedies(context, action)));
      return Optional.empty();
    }
    Map.Entry<String, DeclaredType> kind = kinds.entrySet().iterator().next();
    TypeMirror set = setOf(kind.getKey(), kind.getValue());
    if (iteratesOverItself(type, set)) {
      context.error(name, Message.INIT_ITSELF, name, action.name(), Shown.of(type), Shown.of(type));
      return Optional.empty();
    }
    if (member.getKind() == ElementKind.FIELD && isUsedUp(type)) {
      context.error(name, Message.INIT_FIELD, name, action.name(), Shown.of(type));
      return Optional.empty();
    }
    return Optional.of(new Init(name, member, set, cast(kind.getKey(), kind.getValue(), kinds)));
  }

  private Map<String, DeclaredType> kindsOf(TypeMirror type) {
    Map<String, DeclaredType> kinds = new LinkedHashMap<>();
    for (String kind : KINDS) {
      typing.as(type, kind).ifPresent(found -> kinds.put(kind, found));
    }
    return kinds;
  }

  private TypeMirror setOf(String kind, DeclaredType type) {
    TypeKind primitive = PRIMITIVE_STREAMS.get(kind);
    return primitive == null ? typing.argument(type) : typing.types.getPrimitiveType(primitive);
  }

  /** Such as {@code Path}, which is an {@code Iterable<Path>}. */
  private boolean iteratesOverItself(TypeMirror type, TypeMirror set) {
    return !set.getKind().isPrimitive()
        && typing.types.isSubtype(type, set)
        && typing
            .as(set, "java.lang.Iterable")
            .map(typing::argument)
            .filter(inner -> typing.same(inner, set))
            .isPresent();
  }

  private boolean isUsedUp(TypeMirror type) {
    return typing.as(type, ITERATOR).isPresent() || typing.as(type, BASE_STREAM).isPresent();
  }

  /**
   * A type that is, say, both Iterable and Iterator fits several methods of the run time, and a raw
   * one makes the compiler forget what the method returns: a cast settles both.
   */
  private Optional<TypeName> cast(String kind, DeclaredType type, Map<String, DeclaredType> kinds) {
    boolean raw = type.getTypeArguments().isEmpty() && !PRIMITIVE_STREAMS.containsKey(kind);
    if (raw) {
      return Optional.of(
          ParameterizedTypeName.get(
              ClassName.bestGuess(kind), WildcardTypeName.subtypeOf(ClassName.OBJECT)));
    }
    return kinds.size() > 1 ? Optional.of(context.names().name(type)) : Optional.empty();
  }

  private String remedyFor(TypeMirror type, Element member, Remedies remedies) {
    if (!remedies.canChange(member)) {
      return "Name another.";
    }
    String example = "";
    if (typing.as(type, "java.util.Map").isPresent()) {
      example = ", such as its entrySet()";
    } else if (type.getKind() != TypeKind.VOID) {
      example = ", such as List<" + Shown.of(remedies.item(type)) + ">";
    }
    return "Let it yield an array, an Iterable, an Iterator or a stream" + example + ".";
  }
}
