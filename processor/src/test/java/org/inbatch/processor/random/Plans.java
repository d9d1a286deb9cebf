package org.inbatch.processor.random;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.inbatch.processor.random.ActionPlan.Ending;
import org.inbatch.processor.random.ActionPlan.Filling;
import org.inbatch.processor.random.ActionPlan.Source;

/** Draws random batch classes that are right. */
final class Plans {

  /** Packages of equal simple names. */
  static final List<String> PACKAGES = List.of("a", "b.a", "c.b.a", "lib.a", "org.a");

  /** The same, and the unnamed one, which no named module has. */
  static final List<String> ALL_PACKAGES = Stream.concat(PACKAGES.stream(), Stream.of("")).toList();

  /** Names that generated code might want for itself are among them. */
  private static final List<String> NAMES =
      List.of(
          "batch",
          "options",
          "sets",
          "out",
          "i",
          "index",
          "results",
          "outcomes",
          "returned",
          "values",
          "site",
          "source",
          "size",
          "width",
          "call",
          "item",
          "thrown",
          "of",
          "parallel",
          "length",
          "array",
          "init",
          "post",
          "value",
          "args",
          "record",
          "name",
          "engine",
          "Dispatch",
          "String",
          "_x",
          "$y",
          "été");

  private static final List<String> ACTIONS =
      List.of(
          "run",
          "get",
          "apply",
          "work",
          "with",
          "record",
          "size",
          "indices",
          "add",
          "thumbnail",
          "call",
          "accept",
          "close",
          "print",
          "main",
          "résumé",
          "dispatch",
          "options",
          "batch");

  private static final List<String> OPTIONS =
      List.of("", "", "sequential()", "nWorkers(3)", "timeout(java.time.Duration.ofHours(1))");

  private final Random random;
  private final List<String> packages;
  private int counter;

  /** Whether what is drawn now shows to the package alone. */
  private boolean hiddenMayShow;

  /**
   * @param packages those that the classes may be in
   */
  Plans(long seed, List<String> packages) {
    this.random = new Random(seed);
    this.packages = packages;
  }

  /** Writes what every package has: a type that no other package sees. */
  static void writeHidden(Path sources, String packageName) throws IOException {
    Path directory = Files.createDirectories(sources.resolve(packageName.replace('.', '/')));
    Files.writeString(
        directory.resolve("Hidden.java"),
        BatchPlan.packageLine(packageName) + "record Hidden(int number) {}\n");
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private <E> E one(List<E> of) {
    return of.get(random.nextInt(of.size()));
  }

  /** Draws a batch class; where there is a parent, one that extends it. */
  BatchPlan batch(List<BatchPlan> parents) {
    BatchPlan plan = new BatchPlan();
    int number = ++counter;
    plan.packageName = one(packages);
    plan.name = one(List.of("Batch", "Results", "Pictures", "Dispatch", "Scores")) + number;
    plan.access = chance(50) ? "public" : "";
    plan.isFinal = chance(10);
    plan.mixin = chance(80);
    for (int depth = random.nextInt(3); depth > 0 && chance(50); depth--) {
      plan.holders.add("Holder" + number + "_" + depth);
    }
    plan.isInner = !plan.holders.isEmpty() && chance(30);
    if (!parents.isEmpty() && chance(20)) {
      extend(plan, one(parents));
    } else if (chance(25)) {
      plan.isGeneric = true;
      plan.item = Kind.variable("T");
    } else {
      do {
        plan.item = Kind.reference(random);
      } while (plan.item.name().equals("Hidden") && plan.access.equals("public"));
    }
    plan.option = one(OPTIONS);
    int actions = 1 + random.nextInt(4);
    for (int i = 0; i < actions; i++) {
      plan.actions.add(action(plan, number * 10 + i));
    }
    if (plan.parent != null && plan.overrides && plan.showsNoMore() && chance(50)) {
      plan.overrides = false;
      plan.actions.add(plan.parent.actions.getFirst().again(number * 10 + actions));
    }
    return plan;
  }

  private void extend(BatchPlan plan, BatchPlan parent) {
    plan.parent = parent;
    plan.packageName = parent.packageName;
    plan.item = parent.item;
    if (plan.item.name().equals("Hidden")) {
      plan.access = "";
    }
    ActionPlan first = parent.actions.getFirst();
    boolean maySee = plan.showsNoMore() || !first.mentions("Hidden");
    plan.overrides = !first.isStatic && !first.inInterface && maySee && chance(70);
  }

  private ActionPlan action(BatchPlan batch, int number) {
    ActionPlan plan = new ActionPlan();
    plan.name = one(ACTIONS) + (chance(70) ? number : "");
    plan.init = "init" + number;
    plan.post = "post" + number;
    plan.size = random.nextInt(6);
    plan.isStatic = !batch.isGeneric && chance(15);
    plan.inInterface = !plan.isStatic && chance(20);
    plan.isDefault = plan.inInterface && !batch.isGeneric && chance(50);
    plan.variable = chance(20) ? one(List.of("X", "R", "V")) : "";
    plan.fails = chance(20);
    plan.initThrows = chance(20);
    plan.postThrows = chance(20);
    plan.helper = chance(20);
    plan.access = plan.inInterface ? "public" : access();
    plan.initAccess = access();
    plan.postAccess = access();
    hiddenMayShow =
        !batch.access.equals("public")
            || (plan.access + plan.initAccess + plan.postAccess).isEmpty();
    plan.source = one(List.of(Source.values()));
    plan.ending = one(List.of(Ending.values()));
    if (plan.isStreamed()) {
      plan.loosely = chance(30);
      plan.pulled = chance(30) ? random.nextInt(4) : plan.pulled;
    }
    Set<String> names = new LinkedHashSet<>(NAMES);
    List<String> shuffled = new ArrayList<>(names);
    Collections.shuffle(shuffled, random);
    java.util.Iterator<String> free = shuffled.iterator();
    fill(batch, plan, free, number);
    int calls = random.nextInt(4);
    List<Parameter> called = new ArrayList<>();
    for (int i = 0; i < calls; i++) {
      called.add(new Parameter(kind(batch), free.next()));
    }
    if (!plan.variable.isEmpty()) {
      vary(plan, called, plainName(free));
    }
    if (plan.filling == Filling.FIRST) {
      plan.parameters.addAll(called);
    } else {
      called.forEach(p -> plan.parameters.add(random.nextInt(plan.parameters.size() + 1), p));
      if (plan.isRecord() || plan.filling == Filling.ARGS) {
        Collections.shuffle(plan.parameters, random);
      }
    }
    if (chance(15)) {
      plan.seeded = free.next();
      plan.parameters.add(
          random.nextInt(1, plan.parameters.size() + 1),
          new Parameter(Kind.of("java.util.random.RandomGenerator", ""), plan.seeded));
    }
    plan.varargs =
        plan.parameters.getLast().kind().name().endsWith("[]")
            && !plan.perItem.contains(plan.parameters.getLast().name())
            && chance(60);
    plan.result = chance(10) ? null : kind(batch);
    if (!plan.variable.isEmpty() && chance(40)) {
      plan.result = Kind.of(plan.variable, plan.variedBy);
    }
    if (plan.ending == Ending.ARRAY && (plan.result == null || !plan.result.hasArrays())) {
      plan.result = chance(50) ? Kind.primitive(random) : Kind.of("String", "(\"r\" + $)");
    }
    helpers(plan, called, free);
    name(batch, plan, number);
    return plan;
  }

  /**
   * Adds call parameters of the action's type parameter; such a value may be what init yields too.
   */
  private void vary(ActionPlan plan, List<Parameter> called, String name) {
    plan.variedBy = name;
    called.add(new Parameter(Kind.of(plan.variable, "(\"x\" + $)"), name));
    if (chance(50)) {
      called.add(
          new Parameter(
              Kind.of(
                  "java.util.List<%s>".formatted(plan.variable), "java.util.List.of(\"y\" + $)"),
              name + "_s"));
    }
    Collections.shuffle(called, random);
    boolean yieldsAny =
        List.of(Source.LIST, Source.ITERABLE, Source.ITERATOR, Source.STREAM).contains(plan.source);
    boolean one = plan.filling == Filling.FIRST || plan.filling == Filling.MARKED;
    if (yieldsAny && one && chance(40)) {
      plan.element = Kind.of(plan.variable, name);
      plan.parameters.replaceAll(filled -> new Parameter(plan.element, filled.name()));
    }
  }

  /** A name that may stand in the text of a value. */
  private static String plainName(java.util.Iterator<String> free) {
    String name = free.next();
    return name.contains("$") ? free.next() : name;
  }

  private String access() {
    return one(List.of("", "", "public", "protected"));
  }

  /** A type that the class may mention. */
  private Kind kind(BatchPlan batch) {
    while (true) {
      Kind kind = batch.isGeneric && chance(20) ? Kind.variable("T") : Kind.any(random);
      if (!kind.name().equals("Hidden") || hiddenMayShow) {
        return kind;
      }
    }
  }

  private void fill(BatchPlan batch, ActionPlan plan, java.util.Iterator<String> free, int number) {
    if (plan.source == Source.INDICES) {
      plan.filling = one(List.of(Filling.FIRST, Filling.MARKED));
      plan.element = batch.item;
    } else if (plan.source == Source.PRIMITIVE_STREAM) {
      plan.filling = one(List.of(Filling.FIRST, Filling.MARKED));
      do {
        plan.element = Kind.primitive(random);
      } while (!List.of("int", "long", "double").contains(plan.element.name()));
    } else {
      plan.filling = one(List.of(Filling.values()));
      boolean array = plan.source == Source.ARRAY || plan.source == Source.FIELD_ARRAY;
      plan.element = array ? arrayElement(batch, plan.source == Source.FIELD_ARRAY) : kind(batch);
      if (plan.source == Source.FIELD_LIST && plan.element.name().equals("T")) {
        // Only a built object has values of its type parameter.
        plan.source = Source.LIST;
      }
    }
    if (plan.filling == Filling.ARGS) {
      plan.element = Kind.of("org.inbatch.Args", "");
      for (int i = random.nextInt(3); i >= 0; i--) {
        boolean field = plan.source == Source.FIELD_LIST || plan.source == Source.FIELD_ARRAY;
        plan.parameters.add(
            new Parameter(field ? Kind.primitive(random) : kind(batch), free.next()));
      }
      plan.byPlace = random.nextInt(plan.parameters.size() + 1);
    } else if (plan.isRecord()) {
      int components =
          plan.filling == Filling.RECORD ? 1 + random.nextInt(3) : 2 + random.nextInt(2);
      for (int i = 0; i < components; i++) {
        plan.components.add(
            new Parameter(
                batch.isGeneric ? Kind.primitive(random) : kind(batch), componentName(free)));
      }
      String record = "Set" + number;
      plan.element = Kind.of(record, "");
      plan.parameters.addAll(plan.components);
    } else {
      plan.parameters.add(new Parameter(widened(plan.element), free.next()));
    }
    plan.parameters.forEach(p -> plan.perItem.add(p.name()));
  }

  private Kind arrayElement(BatchPlan batch, boolean reference) {
    while (true) {
      Kind kind = kind(batch);
      if (kind.hasArrays() && !(reference && kind.isPrimitive())) {
        return kind;
      }
    }
  }

  private static String componentName(java.util.Iterator<String> free) {
    String name = free.next();
    return name.equals("String") || name.equals("Dispatch") ? free.next() : name;
  }

  /** The element's type, or one that it fits. */
  private Kind widened(Kind element) {
    if (!chance(30)) {
      return element;
    }
    List<String> wider =
        switch (element.name()) {
          case "int", "Integer" -> List.of("long", "double", "int", "Integer", "Number", "Object");
          case "short", "byte" -> List.of("int", "long", "float");
          case "long" -> List.of("float", "double", "Long", "Object");
          case "double" -> List.of("Double", "Number");
          case "char" -> List.of("int", "Character");
          case "String" -> List.of("CharSequence", "Object", "Comparable<String>");
          case "java.util.List<String>" ->
              List.of("java.util.Collection<? extends CharSequence>", "Iterable<String>");
          default -> List.of(element.name());
        };
    String name = one(wider);
    return name.equals(element.name()) ? element : Kind.of(name, element.value());
  }

  /** Draws what init and post ask for. */
  private void helpers(ActionPlan plan, List<Parameter> called, java.util.Iterator<String> free) {
    boolean init = plan.hasInitMethod();
    plan.initThrows &= init;
    List<Parameter> offered = new ArrayList<>(called);
    if (init || plan.hasPost()) {
      for (int i = random.nextInt(3); i > 0; i--) {
        Constant constant = Constant.any(random, free.next());
        plan.constants.add(constant);
        offered.add(constant.parameter());
      }
    }
    Collections.shuffle(offered, random);
    for (Parameter parameter : offered) {
      boolean needed = plan.constants.stream().anyMatch(c -> c.name().equals(parameter.name()));
      boolean yielded = parameter.name().equals(plan.element.value());
      boolean inInit = init && (yielded || chance(50));
      boolean inPost = plan.hasPost() && chance(50);
      if (needed && !inInit && !inPost) {
        inInit = init;
        inPost = !init;
      }
      if (inInit) {
        plan.initParameters.add(parameter);
      }
      if (inPost) {
        plan.postParameters.add(parameter);
      }
    }
    Collections.shuffle(plan.postParameters, random);
  }

  /** Gives the dispatcher's method a name of its own where the class has such a method already. */
  private void name(BatchPlan batch, ActionPlan plan, int number) {
    List<ActionPlan> others = new ArrayList<>(batch.actions);
    if (batch.parent != null) {
      others.addAll(batch.parent.actions);
    }
    boolean taken =
        others.stream()
            .anyMatch(
                other -> other.name.equals(plan.name) || other.dispatched().equals(plan.name));
    boolean awkward = List.of("indices", "size", "main", "close").contains(plan.name);
    if (taken || awkward) {
      plan.name = "action" + number;
    }
    if (chance(10)) {
      plan.as = "as" + number;
    }
  }
}
