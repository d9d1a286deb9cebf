package org.inbatch.processor.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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

  String file() {
    return directory() + topLevel() + ".java";
  }

  String checkFile() {
    return directory() + "Check" + name + ".java";
  }

  private String directory() {
    return packageName.isEmpty() ? "" : packageName.replace('.', '/') + "/";
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
                holders.isEmpty() ? "" : "static",
                isFinal ? "final" : "",
                name,
                isGeneric ? "<T extends Comparable<T>>" : "",
                noBatch
                    ? "java.util.ArrayList<%s>".formatted(item.boxed())
                    : extended == null
                        ? "org.inbatch.Batch<%s>".formatted(item.boxed())
                        : extended.path().stream()
                            .collect(
                                Collectors.joining(
                                    ".",
                                    extended.packageName.isEmpty()
                                        ? ""
                                        : extended.packageName + ".",
                                    "")),
                mixin
                    ? " implements %s.Parallel%s".formatted(dispatcher(), isGeneric ? "<T>" : "")
                    : ""));
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
      checked.addAll(parent.actions);
    }
    String methods =
        IntStream.range(0, checked.size())
            .mapToObj(i -> checkOf(checked.get(i), i, owner, dispatcher))
            .collect(Collectors.joining("\n"));
    String calls =
        IntStream.range(0, checked.size())
            .mapToObj(i ->
                "    check%d(new %s%s(lib.Loop.<%s>list(5, i -> %s)));\n"
                    .formatted(
                        i,
                        owner,
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
    String declaring =
        actions.contains(action)
            ? owner
            : parent().packageName + "." + String.join(".", parent().path());
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
