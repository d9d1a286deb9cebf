package org.inbatch.processor.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An action of a random batch class, with its init and post: how it is written and checked. */
final class ActionPlan implements Cloneable {

  /** What init is. */
  enum Source {
    ARRAY,
    LIST,
    ITERABLE,
    ITERATOR,
    STREAM,
    PRIMITIVE_STREAM,
    FIELD_ARRAY,
    FIELD_LIST,
    INDICES
  }

  /** How the argument sets fill the action's parameters. */
  enum Filling {
    FIRST,
    MARKED,
    RECORD,
    MARKED_RECORD,
    ARGS
  }

  /** What post takes, or what is returned without one. */
  enum Ending {
    NO_POST,
    NO_POST_ACTION,
    RESULTS,
    RESULTS_ACTION,
    STREAM,
    STREAM_ACTION,
    LIST,
    ARRAY
  }

  String name = "";
  String as = "";
  String init = "";
  String post = "";
  String access = "";
  String initAccess = "";
  String postAccess = "";
  Source source = Source.LIST;
  Filling filling = Filling.FIRST;
  Ending ending = Ending.NO_POST;
  Kind element = Kind.variable("T");
  List<Parameter> components = new ArrayList<>();
  List<Parameter> parameters = new ArrayList<>();
  Set<String> perItem = new TreeSet<>();

  /** The name of the parameter that is a generator; empty if there is none. */
  String seeded = "";

  /** How many values of {@code Args} stand by place. */
  int byPlace;

  List<Constant> constants = new ArrayList<>();
  List<Parameter> initParameters = new ArrayList<>();
  List<Parameter> postParameters = new ArrayList<>();

  /** The result; null for {@code void}. */
  @org.jspecify.annotations.Nullable Kind result;

  /** Whether post takes the stream with wildcards, and how many outcomes it pulls at most. */
  boolean loosely;

  int pulled = Integer.MAX_VALUE;

  boolean varargs;

  boolean isStatic;

  /** Whether an interface has the action, and whether it has what runs as well. */
  boolean inInterface;

  boolean isDefault;

  /** Whether it overrides an inherited action. */
  boolean isAgain;

  /** The action's type parameter, and the call parameter that is of this type; or empty. */
  String variable = "";

  String variedBy = "";

  boolean fails;
  boolean initThrows;
  boolean postThrows;
  boolean helper;
  int size;

  // What a mistake changes.

  /** The name under which {@code init} is written in the annotation, where that is wrong. */
  String initAnnotated = "";

  String postAnnotated = "";

  /** What init says that it yields, where that is not the element. */
  String elementAnnounced = "";

  /** What post takes, where that is not what the action brings. */
  String taken = "";

  /** What init throws besides, and what post does. */
  String initThrown = "";

  String postThrown = "";

  /** A constant as it is written, besides the others. */
  String constantsAsWritten = "";

  /** Whether {@code @Action} is there though the ending is none of an action's. */
  boolean actionAnnotated;

  String moreMembers = "";

  boolean isRecord() {
    return filling == Filling.RECORD || filling == Filling.MARKED_RECORD;
  }

  boolean hasInitMethod() {
    return source != Source.INDICES && source != Source.FIELD_ARRAY && source != Source.FIELD_LIST;
  }

  boolean hasPost() {
    return ending != Ending.NO_POST && ending != Ending.NO_POST_ACTION;
  }

  boolean isAction() {
    return ending == Ending.NO_POST_ACTION
        || ending == Ending.RESULTS_ACTION
        || ending == Ending.STREAM_ACTION;
  }

  boolean isStreamed() {
    return ending == Ending.STREAM || ending == Ending.STREAM_ACTION;
  }

  /** Whether it is an inherited action, annotated again. */
  boolean replaces(ActionPlan inherited) {
    return isAgain && name.equals(inherited.name);
  }

  /** Whether its own signature names the type. */
  boolean mentions(String type) {
    Kind returned = result;
    return (returned != null && returned.mentions(type))
        || parameters.stream().anyMatch(p -> p.kind().mentions(type));
  }

  /** The parameters that the caller gives. */
  List<Parameter> callParameters() {
    return parameters.stream()
        .filter(p -> !perItem.contains(p.name()) && !p.name().equals(seeded))
        .toList();
  }

  String dispatched() {
    return as.isEmpty() ? name : as;
  }

  Set<String> lints() {
    Set<String> lints = new TreeSet<>();
    Stream.of(parameters, components, initParameters, postParameters)
        .flatMap(List::stream)
        .forEach(p -> lints.add(p.kind().lint()));
    lints.add(element.lint());
    if (result != null) {
      lints.add(result.lint());
    }
    lints.remove("");
    return lints;
  }

  // How it is written.

  /** Returns the same action as a subclass annotates it again, with an init and post of its own. */
  ActionPlan again(int number) {
    ActionPlan again = copy();
    again.isAgain = true;
    again.helper = false;
    again.init = "init" + number;
    again.post = "post" + number;
    again.size = size + 1;
    return again;
  }

  private ActionPlan copy() {
    try {
      return (ActionPlan) clone();
    } catch (CloneNotSupportedException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /** Returns what the class has of it. */
  String members(String self) {
    return joined(
            inInterface ? "" : record(),
            initMember(),
            isDefault ? "" : inInterface ? action("", body()) : action(annotation(), body()),
            helperMember(),
            postMember(self))
        + moreMembers;
  }

  /** Returns what an interface has of it. */
  String interfaceMembers() {
    return joined(record(), action(annotation(), isDefault ? body() : ";"));
  }

  private static String joined(String... members) {
    return Stream.of(members).filter(member -> !member.isEmpty()).collect(Collectors.joining("\n"));
  }

  /** Returns the type parameter, declared, where one of these mentions it. */
  private String typeParameters(Stream<Kind> kinds) {
    return kinds.anyMatch(kind -> kind.mentions(variable))
        ? "<%s extends Comparable<%s>> ".formatted(variable, variable)
        : "";
  }

  private static Stream<Kind> kinds(List<Parameter> parameters) {
    return parameters.stream().map(Parameter::kind);
  }

  /** Whether other packages may see some of it. */
  private boolean shows() {
    return !(access + initAccess + postAccess).isEmpty();
  }

  private String record() {
    return !isRecord() || isAgain
        ? ""
        : "  %s record %s(%s) {}\n"
            .formatted(shows() ? "public" : "", element.name(), declared(components));
  }

  private static String declared(List<Parameter> parameters) {
    return parameters.stream().map(Parameter::declared).collect(Collectors.joining(", "));
  }

  /** Returns what the action's value depends on. */
  private String hashed() {
    return parameters.stream()
        .map(p -> p.name().equals(seeded) ? p.name() + ".nextInt(97)" : p.name())
        .collect(Collectors.joining(", ", "new Object[] {", "}"));
  }

  private static String names(List<Parameter> parameters) {
    return parameters.stream().map(Parameter::name).collect(Collectors.joining(", "));
  }

  /** Returns them as an array, which no varargs method takes for one of its arguments. */
  private static String array(List<Parameter> parameters) {
    return "new Object[] {" + names(parameters) + "}";
  }

  private List<Parameter> itemParameters() {
    return parameters.stream().filter(p -> perItem.contains(p.name())).toList();
  }

  private String argsValue() {
    StringBuilder text = new StringBuilder("org.inbatch.Args.of(");
    List<Parameter> filled = itemParameters();
    for (int place = 0; place < filled.size(); place++) {
      Parameter parameter = filled.get(place);
      String value = "(Object) " + parameter.kind().valueOf("(i_ + o_)");
      if (place < byPlace) {
        text.append(place > 0 ? ", " : "").append(value);
      } else {
        text.append(place == byPlace ? ")" : "")
            .append(".with(\"%s\", %s)".formatted(parameter.name(), value));
      }
    }
    return text.append(byPlace == filled.size() ? ")" : "").toString();
  }

  private String elementValue() {
    if (filling == Filling.ARGS) {
      return argsValue();
    }
    return components.isEmpty()
        ? element.valueOf("(i_ + o_)")
        : "new %s(%s)"
            .formatted(
                element.name(),
                components.stream()
                    .map(c -> c.kind().valueOf("(i_ + o_)"))
                    .collect(Collectors.joining(", ")));
  }

  private String initMember() {
    String type = element.name();
    String list =
        "lib.Loop.<%s>list(%d, i_ -> %s)".formatted(element.boxed(), size, elementValue());
    String announced = elementAnnounced.isEmpty() ? element.boxed() : elementAnnounced;
    if (source == Source.INDICES) {
      return "";
    }
    if (source == Source.FIELD_ARRAY) {
      return "  %s %s[] %s = %s;\n"
          .formatted(
              initAccess,
              elementAnnounced.isEmpty() ? type : elementAnnounced,
              init,
              elementAnnounced.isEmpty()
                  ? "lib.Loop.<%s>list(%d, i_ -> %s).toArray(new %s)"
                      .formatted(
                          element.boxed(),
                          size,
                          elementValue().replace("o_", "1"),
                          arrayOf(type, 0))
                  : "{}");
    }
    if (source == Source.FIELD_LIST) {
      return "  %s final java.util.List<%s> %s = %s;\n"
          .formatted(
              initAccess,
              announced,
              init,
              elementAnnounced.isEmpty() ? list.replace("o_", "1") : "java.util.List.of()");
    }
    String returned;
    String body;
    switch (source) {
      case ARRAY -> {
        returned = type + "[]";
        body =
            "%s[] a_ = new %s; for (int i_ = 0; i_ < %d; i_++) { a_[i_] = %s; } return a_;"
                .formatted(type, arrayOf(type, size), size, elementValue());
      }
      case ITERABLE -> {
        returned = "Iterable<" + announced + ">";
        body = "return " + list + ";";
      }
      case ITERATOR -> {
        returned = "java.util.Iterator<" + announced + ">";
        body = "return " + list + ".iterator();";
      }
      case STREAM -> {
        returned = "java.util.stream.Stream<" + announced + ">";
        body = "return " + list + ".stream();";
      }
      case PRIMITIVE_STREAM -> {
        String stream =
            switch (type) {
              case "int" -> "Int";
              case "long" -> "Long";
              default -> "Double";
            };
        returned = "java.util.stream." + stream + "Stream";
        body =
            "return java.util.stream.IntStream.range(0, %d).%s(i_ -> %s);"
                .formatted(size, "Int".equals(stream) ? "map" : "mapTo" + stream, elementValue());
      }
      default -> {
        returned = "java.util.List<" + announced + ">";
        body = "return " + list + ";";
      }
    }
    if (!elementAnnounced.isEmpty()) {
      returned = returned.endsWith("[]") ? elementAnnounced + "[]" : returned;
      body = "throw new AssertionError();";
    }
    return "  %s %s%s %s(%s)%s { int o_ = lib.Show.hash(\"init\", %s) %% 7; %s }\n"
        .formatted(
            initAccess,
            typeParameters(Stream.concat(Stream.of(element), kinds(initParameters))),
            returned,
            init,
            declared(initParameters),
            throwing(initThrows ? "java.io.IOException" : "", initThrown),
            array(initParameters),
            body);
  }

  private static String throwing(String... exceptions) {
    String all =
        Stream.of(exceptions).filter(one -> !one.isEmpty()).collect(Collectors.joining(", "));
    return all.isEmpty() ? "" : " throws " + all;
  }

  private static String arrayOf(String type, int size) {
    int brackets = type.indexOf('[');
    return brackets < 0
        ? "%s[%d]".formatted(type, size)
        : "%s[%d]%s".formatted(type.substring(0, brackets), size, type.substring(brackets));
  }

  private String annotation() {
    List<String> attributes = new ArrayList<>();
    attributes.add(
        "init = \"%s\""
            .formatted(
                !initAnnotated.isEmpty()
                    ? initAnnotated
                    : source == Source.INDICES ? "indices" : init));
    if (hasPost()) {
      attributes.add("post = \"%s\"".formatted(postAnnotated.isEmpty() ? post : postAnnotated));
    }
    if (!constantsAsWritten.isEmpty()) {
      attributes.add("args = \"" + constantsAsWritten + "\"");
    } else if (!constants.isEmpty()) {
      attributes.add(
          "args = {%s}"
              .formatted(
                  constants.stream()
                      .map(c -> "\"" + c.annotated() + "\"")
                      .collect(Collectors.joining(", "))));
    }
    if (!as.isEmpty()) {
      attributes.add("as = \"" + as + "\"");
    }
    return (isAction() || actionAnnotated ? "@org.inbatch.annotations.Action " : "")
        + "@org.inbatch.annotations.InBatchParallel(%s)".formatted(String.join(", ", attributes));
  }

  private String mark(Parameter parameter) {
    if (parameter.name().equals(seeded)) {
      return "@org.inbatch.annotations.Seeded ";
    }
    boolean marked = filling != Filling.FIRST && filling != Filling.RECORD;
    return marked && perItem.contains(parameter.name()) ? "@org.inbatch.annotations.PerItem " : "";
  }

  private String action(String annotation, String body) {
    List<String> declared = new ArrayList<>();
    for (Parameter parameter : parameters) {
      boolean last = parameter.equals(parameters.getLast());
      String text = parameter.declared();
      if (varargs && last) {
        text = text.replaceAll("\\[] (\\S+)$", "... $1");
      }
      declared.add((annotation.isEmpty() ? "" : mark(parameter)) + text);
    }
    Kind kind = result;
    return "  %s\n  %s %s %s%s %s(%s)%s%s\n"
        .formatted(
            isAgain || annotation.isEmpty() ? "@Override " + annotation : annotation,
            access,
            isStatic ? "static" : isDefault ? "default" : "",
            typeParameters(Stream.concat(Stream.ofNullable(kind), kinds(parameters))),
            kind == null ? "void" : kind.name(),
            name,
            String.join(", ", declared),
            fails ? " throws Exception" : "",
            body);
  }

  private String body() {
    Kind kind = result;
    return """
       {
        int h_ = lib.Show.hash("%s", %s);%s%s
      }
    """
        .formatted(
            name,
            hashed(),
            fails ? "\n    if (h_ % 3 == 0) { throw new java.io.IOException(\"no \" + h_); }" : "",
            kind == null
                ? "\n    java.util.Objects.hash(h_);"
                : "\n    return " + kind.valueOf("h_") + ";");
  }

  /** Returns an override without annotation, which is what runs. */
  String overriding() {
    return """
      @Override
      %s %s%s %s(%s)%s {
        %ssuper.%s(%s);
      }
    """
        .formatted(
            access,
            typeParameters(kinds(parameters)),
            result == null ? "void" : result.name(),
            name,
            varargs
                ? declared(parameters).replaceAll("\\[] (\\S+)$", "... $1")
                : declared(parameters),
            fails ? " throws Exception" : "",
            result == null ? "" : "return ",
            name,
            names(parameters));
  }

  private String helperMember() {
    return helper
        ? """
          String %s(java.util.BitSet... unrelated) { return "unrelated"; }

          static String %s(Object one, Object two, Object three, Object four, Object five) {
            return "unrelated";
          }
        """
            .formatted(name, name)
        : "";
  }

  private String postMember(String self) {
    if (!hasPost()) {
      return "";
    }
    Kind kind = result;
    String type = kind == null ? "Void" : kind.boxed();
    String first =
        switch (ending) {
          case RESULTS, RESULTS_ACTION -> "org.inbatch.Results<" + type + ">";
          case STREAM, STREAM_ACTION ->
              (loosely
                      ? "java.util.stream.Stream<? extends org.inbatch.Outcome<? extends %s>>"
                      : "java.util.stream.Stream<org.inbatch.Outcome<%s>>")
                  .formatted(type);
          case LIST -> "java.util.List<" + type + ">";
          default -> (kind == null ? "Void" : kind.name()) + "[]";
        };
    List<String> declared = new ArrayList<>();
    declared.add((taken.isEmpty() ? first : taken) + " brought_");
    postParameters.forEach(p -> declared.add(p.declared()));
    String shown =
        switch (ending) {
          case RESULTS, RESULTS_ACTION -> "outcomes(brought_)";
          case STREAM, STREAM_ACTION -> "outcomes(brought_.limit(%d))".formatted(pulled);
          default -> "values(brought_)";
        };
    String text = "lib.Show.%s + lib.Show.show(%s)".formatted(shown, array(postParameters));
    return """
      %s %s%s %s(%s)%s {
        %s
      }
    """
        .formatted(
            postAccess,
            typeParameters(
                Stream.concat(
                    Stream.ofNullable(taken.isEmpty() ? kind : null), kinds(postParameters))),
            isAction() && taken.isEmpty() ? self : "String",
            post,
            String.join(", ", declared),
            throwing(postThrows ? "java.util.concurrent.TimeoutException" : "", postThrown),
            !taken.isEmpty()
                ? "throw new AssertionError();"
                : isAction() ? "last_ = " + text + "; return this;" : "return " + text + ";");
  }

  // How it is checked.

  /** Returns what the loop gives for a parameter. */
  private String given(Parameter parameter) {
    if (parameter.name().equals(seeded)) {
      return "org.inbatch.ItemRandom.of(7, index_++)";
    }
    if (!perItem.contains(parameter.name())) {
      return "c_" + parameter.name();
    }
    String value =
        switch (filling) {
          case FIRST, MARKED -> "e_";
          case RECORD, MARKED_RECORD -> "e_." + parameter.name() + "()";
          case ARGS -> {
            int place = itemParameters().indexOf(parameter);
            yield place < byPlace
                ? "e_.values().get(%d)".formatted(place)
                : "e_.named().get(\"%s\")".formatted(parameter.name());
          }
        };
    return "(%s) %s".formatted(parameter.kind().name(), value);
  }

  /** Returns a method that compares the dispatcher's answer with a plain loop's. */
  String check(String number, String self, String dispatcher, String option, String owner) {
    StringBuilder text = new StringBuilder();
    text.append("  static void check%s(%s batch) throws Exception {\n".formatted(number, self));
    for (Parameter parameter : callParameters()) {
      text.append(
          "    %s c_%s = %s;\n"
              .formatted(
                  parameter.kind().name(), parameter.name(), parameter.kind().valueOf("13")));
    }
    text.append("    java.util.List<String> expected_ = new java.util.ArrayList<>();\n");
    text.append("    boolean failed_ = false;\n");
    String sets =
        switch (source) {
          case INDICES -> "batch.indices()";
          case FIELD_ARRAY, FIELD_LIST -> "batch." + init;
          default -> "batch.%s(%s)".formatted(init, arguments(initParameters));
        };
    String setType = isRecord() ? owner + "." + element.name() : element.boxed();
    text.append("    int index_ = 0;\n");
    text.append("    for (%s e_ : lib.Loop.of(%s)) {\n".formatted(setType, sets));
    List<String> given = new ArrayList<>();
    parameters.forEach(parameter -> given.add(given(parameter)));
    String call = "batch.%s(%s)".formatted(name, String.join(", ", given));
    text.append("      try {\n");
    text.append(
        result == null
            ? "        %s;\n        expected_.add(\"null\");\n".formatted(call)
            : "        expected_.add(lib.Show.value(%s));\n".formatted(call));
    text.append("      } catch (Exception x_) {\n");
    text.append("        failed_ = true;\n");
    text.append("        expected_.add(lib.Show.failure(x_));\n      }\n    }\n");
    List<String> passed = new ArrayList<>();
    callParameters().forEach(p -> passed.add("c_" + p.name()));
    if (!option.isEmpty()) {
      passed.add("org.inbatch.CallOptions." + option);
    }
    if (!seeded.isEmpty()) {
      passed.add("org.inbatch.CallOptions.seed(7)");
    }
    String dispatched = "%s.%s(%s)".formatted(dispatcher, dispatched(), String.join(", ", passed));
    String plain = "expected_";
    String extras = "lib.Show.show(new Object[] {%s})".formatted(arguments(postParameters));
    String wanted =
        switch (ending) {
          case NO_POST -> plain + ".toString()";
          case NO_POST_ACTION -> "(failed_ ? \"failed\" : \"same\")";
          case RESULTS, RESULTS_ACTION -> plain + " + " + extras;
          case STREAM, STREAM_ACTION ->
              "%s.stream().limit(%d).toList() + %s".formatted(plain, pulled, extras);
          default -> "(failed_ ? \"failed\" : %s + %s)".formatted(plain, extras);
        };
    String got =
        switch (ending) {
          case NO_POST -> "lib.Show.outcomes(%s)".formatted(dispatched);
          case NO_POST_ACTION -> "(%s == batch ? \"same\" : \"other\")".formatted(dispatched);
          case RESULTS_ACTION, STREAM_ACTION -> dispatched + ".last_";
          default -> dispatched;
        };
    text.append("    String actual_;\n");
    text.append("    try {\n      actual_ = %s;\n".formatted(got));
    text.append("    } catch (org.inbatch.BatchActionException x_) {\n");
    text.append("      actual_ = \"failed\";\n    }\n");
    text.append("    String wanted_ = %s;\n".formatted(wanted));
    text.append("    if (!actual_.equals(wanted_)) {\n");
    text.append(
        "      throw new AssertionError(\"%s: \" + actual_ + \" instead of \" + wanted_);\n    }\n  }\n"
            .formatted(dispatched()));
    return variable.isEmpty()
        ? text.toString()
        : text.toString().replaceAll("\\b%s\\b".formatted(variable), "String");
  }

  private String arguments(List<Parameter> wanted) {
    return wanted.stream()
        .map(p ->
            constants.stream()
                .filter(c -> c.name().equals(p.name()))
                .map(Constant::expression)
                .findFirst()
                .orElse("c_" + p.name()))
        .collect(Collectors.joining(", "));
  }
}
