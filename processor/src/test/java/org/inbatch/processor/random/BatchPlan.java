package org.inbatch.processor.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A random batch class: how it is written, and the class that checks it. */
final class BatchPlan {

  String packageName = "";
  String name = "";

  /** The classes around it, from the outside in. */
  List<String> holders = new ArrayList<>();

  /** The batch class it extends, without type parameters. */
  @Nullable BatchPlan parent;

  String access = "";
  boolean isFinal;

  /** Whether its objects belong to one of the class around it. */
  boolean isInner;

  boolean isGeneric;
  boolean mixin = true;
  Kind item = Kind.variable("T");
  List<ActionPlan> actions = new ArrayList<>();

  /** An action of the parent that is overridden without annotation. */
  boolean overrides;

  String option = "";

  // What a mistake changes.

  boolean noBatch;
  boolean isPrivate;

  String topLevel() {
    return holders.isEmpty() ? name : holders.getFirst();
  }

  /** Returns the sources of the batch class and its interface, by their files. */
  Map<String, String> sources() {
    Map<String, String> sources = new TreeMap<>();
    sources.put(topLevel() + ".java", source());
    if (hasInterface()) {
      sources.put(interfaceName() + ".java", interfaceSource());
    }
    return inDirectory(sources);
  }

  /** Returns the source of the class that checks it, by its file. */
  Map<String, String> checkSources() {
    return inDirectory(Map.of("Check" + name + ".java", checkSource()));
  }

  private Map<String, String> inDirectory(Map<String, String> sources) {
    String directory = packageName.isEmpty() ? "" : packageName.replace('.', '/') + "/";
    return sources.entrySet().stream()
        .collect(Collectors.toMap(source -> directory + source.getKey(), Map.Entry::getValue));
  }

  String checkClass() {
    return (packageName.isEmpty() ? "" : packageName + ".") + "Check" + name;
  }

  private String dispatcher() {
    return String.join("_", path()) + "Dispatcher";
  }

  private List<String> path() {
    List<String> path = new ArrayList<>(holders);
    path.add(name);
    return path;
  }

  private String self() {
    return name + (isGeneric ? "<T>" : "");
  }

  private Set<String> lints() {
    Set<String> lints = new TreeSet<>();
    for (BatchPlan plan = this; plan != null; plan = plan.parent) {
      lints.add(plan.item.lint());
      plan.actions.forEach(action -> lints.addAll(action.lints()));
    }
    lints.remove("");
    return lints;
  }

  private String suppressions() {
    return lints().isEmpty()
        ? ""
        : lints().stream()
            .map(lint -> "\"" + lint + "\"")
            .collect(Collectors.joining(", ", "@SuppressWarnings({", "})\n"));
  }

  private String packageLine() {
    return packageLine(packageName);
  }

  static String packageLine(String packageName) {
    return packageName.isEmpty() ? "" : "package " + packageName + ";\n\n";
  }

  /** Returns the source of the batch class. */
  String source() {
    StringBuilder text = new StringBuilder(packageLine());
    text.append(suppressions());
    for (String holder : holders) {
      text.append(
          "%s class %s {\n  %s() {}\n"
              .formatted(holder.equals(topLevel()) ? access : "static", holder, holder));
    }
    BatchPlan extended = parent;
    text.append(
        "%s %s %s class %s%s extends %s%s {\n"
            .formatted(
                isPrivate ? "private" : access,
                holders.isEmpty() || isInner ? "" : "static",
                isFinal ? "final" : "",
                name,
                typeParameters(),
                noBatch
                    ? "java.util.ArrayList<%s>".formatted(item.boxed())
                    : extended == null
                        ? "org.inbatch.Batch<%s>".formatted(item.boxed())
                        : extended.qualifiedName(),
                implemented()));
    text.append(
        "  public %s(java.util.List<%s> items_) { super(items_); }\n"
            .formatted(name, item.boxed()));
    if (parent == null) {
      text.append("  public String last_ = \"\";\n");
    }
    if (isGeneric) {
      text.append("  final T any(int n_) { return indices().get(n_ % indices().size()); }\n");
    }
    for (ActionPlan action : actions) {
      text.append(action.members(self())).append('\n');
    }
    if (overrides) {
      text.append(parent().actions.getFirst().overriding());
    }
    text.append("}\n");
    holders.forEach(holder -> text.append("}\n"));
    return text.toString();
  }

  private String implemented() {
    List<String> types = new ArrayList<>();
    if (hasInterface()) {
      types.add(interfaceName());
    }
    if (mixin) {
      types.add(dispatcher() + ".Parallel");
    }
    return types.isEmpty()
        ? ""
        : types.stream()
            .map(type -> type + (isGeneric ? "<T>" : ""))
            .collect(Collectors.joining(", ", " implements ", ""));
  }

  private boolean hasInterface() {
    return actions.stream().anyMatch(action -> action.inInterface);
  }

  private String interfaceName() {
    return "Actions" + name;
  }

  private String interfaceSource() {
    return packageLine()
        + suppressions()
        + "%s interface %s%s {\n".formatted(access, interfaceName(), typeParameters())
        + actions.stream()
            .filter(action -> action.inInterface)
            .map(ActionPlan::interfaceMembers)
            .collect(Collectors.joining("\n"))
        + "}\n";
  }

  private String typeParameters() {
    return isGeneric ? "<T extends Comparable<T>>" : "";
  }

  private String qualifiedName() {
    return (packageName.isEmpty() ? "" : packageName + ".") + String.join(".", path());
  }

  /** Whether nobody sees it who does not see what it extends. */
  boolean showsNoMore() {
    return !access.equals("public") || parent().access.equals("public");
  }

  BatchPlan parent() {
    if (parent == null) {
      throw new IllegalStateException(name + " has no parent");
    }
    return parent;
  }

  /** Returns the source of the class that checks it. */
  String checkSource() {
    String owner = String.join(".", path());
    String dispatcher = mixin ? "batch.parallel()" : "%s.of(batch)".formatted(dispatcher());
    List<ActionPlan> checked = new ArrayList<>(actions);
    if (parent != null) {
      parent.actions.stream()
          .filter(action -> actions.stream().noneMatch(own -> own.replaces(action)))
          .forEach(checked::add);
    }
    String methods =
        IntStream.range(0, checked.size())
            .mapToObj(i -> checkOf(checked.get(i), i, owner, dispatcher))
            .collect(Collectors.joining("\n"));
    String calls =
        IntStream.range(0, checked.size())
            .mapToObj(i ->
                "    check%d(%s%s(lib.Loop.<%s>list(5, i -> %s)));\n"
                    .formatted(
                        i,
                        isInner
                            ? "new %s().new %s".formatted(String.join(".", holders), name)
                            : "new " + owner,
                        isGeneric ? "<>" : "",
                        isGeneric ? "String" : item.boxed(),
                        isGeneric ? "\"item\" + i" : item.valueOf("i")))
            .collect(Collectors.joining());
    return packageLine()
        + suppressions()
        + "public class Check%s {\n".formatted(name)
        + "  public static void check() throws Exception {\n"
        + calls
        + "  }\n\n"
        + methods
        + "}\n";
  }

  private String checkOf(ActionPlan action, int number, String owner, String dispatcher) {
    String declaring = actions.contains(action) ? owner : parent().qualifiedName();
    return concrete(
        action.check(
            String.valueOf(number),
            owner + (isGeneric ? "<T>" : ""),
            dispatcher,
            option,
            declaring));
  }

  /** Puts a type in the place of the class's type parameter. */
  private String concrete(String text) {
    return isGeneric ? text.replaceAll("\\bT\\b", "String").replace("any(", "batch.any(") : text;
  }
}
