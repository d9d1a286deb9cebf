package org.inbatch.processor.random;

import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import org.inbatch.processor.random.ActionPlan.Source;

/** One mistake, and the id of the message that names it. */
@SuppressWarnings("ImmutableEnumChecker") // what the constants hold has no state
enum Fault {
  INIT_MISSPELT("InBatchInitMissing", Fault::always, (b, a) -> a.initAnnotated = "inint"),
  INIT_EMPTY("", Fault::always, (b, a) -> a.initAnnotated = " "),
  INIT_PRIVATE("InBatchInitAccess", Fault::ownInit, (b, a) -> a.initAccess = "private"),
  INIT_OVERLOADED(
      "InBatchInitOverloaded",
      Fault::initMethod,
      (b, a) ->
          a.moreMembers = "  int[] %s(java.util.Locale l) { return null; }\n".formatted(a.init)),
  INIT_IS_AN_ACTION("InBatchInitIsAction", (b, a) -> !a.helper, (b, a) -> a.initAnnotated = a.name),
  INIT_OF_ANOTHER_TYPE(
      "InBatchInitType",
      (b, a) ->
          ownInit(b, a)
              && a.source != Source.PRIMITIVE_STREAM
              && a.perItem.size() == 1
              && !a.isRecord()
              && a.parameters.stream().noneMatch(p -> p.kind().name().equals("Object")),
      (b, a) -> a.elementAnnounced = "java.util.Locale"),
  GENERATOR_OF_ANOTHER_TYPE(
      "InBatchSeeded",
      (b, a) -> !a.seeded.isEmpty(),
      (b, a) ->
          a.parameters.replaceAll(p ->
              p.name().equals(a.seeded)
                  ? new Parameter(Kind.of("java.util.Locale", ""), p.name())
                  : p)),
  INIT_NO_COLLECTION(
      "InBatchInitKind",
      Fault::always,
      (b, a) -> {
        a.initAnnotated = "number_";
        a.moreMembers = "  int number_() { return 1; }\n";
      }),
  INIT_ASKS_FOR_MORE(
      "InBatchInitParameter",
      Fault::initMethod,
      (b, a) -> a.initParameters.add(new Parameter(Kind.of("int", "1"), "nobodyKnows"))),
  INIT_ASKS_FOR_ANOTHER_TYPE(
      "InBatchInitParameterType",
      (b, a) ->
          initMethod(b, a)
              && !a.callParameters().isEmpty()
              && !a.callParameters().getFirst().kind().mentions(a.variable),
      (b, a) -> replaceType(a.initParameters, a.callParameters().getFirst().name())),
  INIT_THROWS_WHAT_IS_HIDDEN(
      "InBatchTypeAccess",
      Fault::initMethod,
      (b, a) -> {
        a.initThrown = "Lost_";
        a.moreMembers = "  private static class Lost_ extends Exception {}\n";
      }),
  POST_MISSPELT("InBatchPostMissing", Fault::post, (b, a) -> a.postAnnotated = "pots"),
  POST_PRIVATE("InBatchPostAccess", Fault::post, (b, a) -> a.postAccess = "private"),
  POST_OVERLOADED(
      "InBatchPostOverloaded",
      Fault::post,
      (b, a) -> a.moreMembers = "  void %s(java.util.Locale l) {}\n".formatted(a.post)),
  POST_TAKES_SOMETHING_ELSE(
      "InBatchPostType", Fault::post, (b, a) -> a.taken = "org.inbatch.Results<java.util.Locale>"),
  POST_TAKES_A_STREAM_OF_SOMETHING_ELSE(
      "InBatchPostType",
      Fault::post,
      (b, a) -> a.taken = "java.util.stream.Stream<java.util.Locale>"),
  POST_TAKES_NO_COLLECTION("InBatchPostType", Fault::post, (b, a) -> a.taken = "java.util.Locale"),
  POST_ASKS_FOR_MORE(
      "InBatchPostParameter",
      Fault::post,
      (b, a) -> a.postParameters.add(new Parameter(Kind.of("int", "1"), "nobodyKnows"))),
  POST_ASKS_FOR_ANOTHER_TYPE(
      "InBatchPostParameterType",
      (b, a) -> post(b, a) && !a.callParameters().isEmpty(),
      (b, a) -> replaceType(a.postParameters, a.callParameters().getFirst().name())),
  POST_THROWS_WHAT_IS_HIDDEN(
      "InBatchTypeAccess",
      Fault::post,
      (b, a) -> {
        a.postThrown = "Lost_";
        a.moreMembers = "  private static class Lost_ extends Exception {}\n";
      }),
  ACTION_PRIVATE("InBatchActionAccess", Fault::always, (b, a) -> a.access = "private"),
  ACTION_WITHOUT_PARAMETERS(
      "InBatchNoParameter",
      (b, a) ->
          a.filling != ActionPlan.Filling.ARGS
              && a.constants.isEmpty()
              && a.initParameters.isEmpty()
              && a.postParameters.isEmpty(),
      (b, a) -> {
        a.parameters.clear();
        a.varargs = false;
      }),
  COMPONENT_RENAMED(
      "",
      (b, a) -> a.isRecord(),
      (b, a) -> a.components.set(0, new Parameter(a.components.get(0).kind(), "another"))),
  COMPONENT_OF_ANOTHER_TYPE(
      "",
      (b, a) -> a.isRecord(),
      (b, a) ->
          a.components.set(
              0,
              new Parameter(
                  Kind.of("java.util.Locale", "java.util.Locale.ROOT"),
                  a.components.get(0).name()))),
  CONSTANT_UNKNOWN(
      "InBatchConstantUnused",
      Fault::always,
      (b, a) -> a.constants.add(new Constant("int", "nobodyAsks", "1", "1"))),
  CONSTANT_WITHOUT_VALUE(
      "InBatchConstantForm", Fault::always, (b, a) -> a.constantsAsWritten = "noEqualsSign"),
  CONSTANT_TWICE(
      "InBatchConstantTwice",
      (b, a) -> !a.constants.isEmpty(),
      (b, a) -> a.constants.add(a.constants.getFirst())),
  CONSTANT_LIKE_A_PARAMETER(
      "InBatchConstantClash",
      (b, a) -> !a.callParameters().isEmpty(),
      (b, a) ->
          a.constants.add(new Constant("int", a.callParameters().getFirst().name(), "1", "1"))),
  CONSTANT_NOT_OF_ITS_TYPE(
      "InBatchConstantValue",
      (b, a) -> a.constants.stream().anyMatch(c -> c.type().equals("int")),
      (b, a) ->
          a.constants.replaceAll(
              c -> c.type().equals("int") ? new Constant("int", c.name(), "one", "1") : c)),
  NO_JAVA_NAME("InBatchAs", Fault::always, (b, a) -> a.as = "1st"),
  NAME_OF_OBJECT(
      "InBatchObjectMethod", (b, a) -> a.callParameters().isEmpty(), (b, a) -> a.as = "notify"),
  TWO_ALIKE(
      "InBatchSignature",
      (b, a) ->
          b.actions.indexOf(a) > 0
              && (a.variable + b.actions.getFirst().variable).isEmpty()
              && !asksForCallParameters(a),
      (b, a) -> {
        ActionPlan first = b.actions.getFirst();
        a.as = first.dispatched();
        a.varargs = false;
        a.parameters.removeIf(p -> !a.perItem.contains(p.name()));
        a.parameters.addAll(renamed(first.callParameters()));
      }),
  ACTION_RETURNS_NO_BATCH(
      "InBatchActionReturn",
      (b, a) -> a.hasPost() && !a.isAction(),
      (b, a) -> a.actionAnnotated = true),
  MARK_WITHOUT_ACTION(
      "InBatchOrphan",
      Fault::always,
      (b, a) -> a.moreMembers = "  void lost(@org.inbatch.annotations.PerItem int number) {}\n"),
  NO_BATCH(
      "InBatchNotABatch", (b, a) -> b.parent == null && !b.isGeneric, (b, a) -> b.noBatch = true),
  CLASS_PRIVATE("InBatchClassAccess", (b, a) -> !b.holders.isEmpty(), (b, a) -> b.isPrivate = true);

  /** The id of the message; empty where several would do. */
  final String id;

  private final BiPredicate<BatchPlan, ActionPlan> possible;
  private final BiConsumer<BatchPlan, ActionPlan> change;

  Fault(
      String id,
      BiPredicate<BatchPlan, ActionPlan> possible,
      BiConsumer<BatchPlan, ActionPlan> change) {
    this.id = id;
    this.possible = possible;
    this.change = change;
  }

  /** Makes the mistake in one of the class's actions, if that can be; returns whether it was. */
  boolean breakOne(BatchPlan batch, Random random) {
    List<ActionPlan> fit =
        batch.actions.stream()
            .filter(action -> !action.inInterface && possible.test(batch, action))
            .toList();
    if (fit.isEmpty()) {
      return false;
    }
    change.accept(batch, fit.get(random.nextInt(fit.size())));
    return true;
  }

  private static boolean always(BatchPlan batch, ActionPlan action) {
    return true;
  }

  private static boolean ownInit(BatchPlan batch, ActionPlan action) {
    return action.source != Source.INDICES;
  }

  private static boolean initMethod(BatchPlan batch, ActionPlan action) {
    return action.hasInitMethod();
  }

  private static boolean post(BatchPlan batch, ActionPlan action) {
    return action.hasPost();
  }

  private static void replaceType(List<Parameter> parameters, String name) {
    parameters.removeIf(p -> p.name().equals(name));
    parameters.add(new Parameter(Kind.of("java.util.Locale", "java.util.Locale.ROOT"), name));
  }

  private static boolean asksForCallParameters(ActionPlan action) {
    return action.callParameters().stream()
        .anyMatch(p -> action.initParameters.contains(p) || action.postParameters.contains(p));
  }

  private static List<Parameter> renamed(List<Parameter> parameters) {
    return parameters.stream().map(p -> new Parameter(p.kind(), p.name() + "_again")).toList();
  }
}
