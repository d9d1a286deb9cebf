package org.inbatch.processor.report;

import java.util.Locale;

/**
 * Everything the processor may say to a user: subject, rule, remedy.
 *
 * <p>The {@linkplain #id() ids} are stable; {@code docs/diagnostics.md} has an entry for each, in
 * this order, with the mistake and its mend.
 */
public enum Message {

  // The class.
  NOT_A_BATCH("%s has @InBatchParallel methods but does not extend org.inbatch.Batch. %s"),
  RUNTIME_MISSING(
      "%s needs the run time, but %s is not %s. Add %sthe dependency org.inbatch:inbatch-runtime."),
  CLASS_ACCESS("%s is private, so its dispatcher cannot use it. Make it package-private or wider."),
  INNER_CLASS(
      "%s is an inner class of the generic class %s, whose type parameters a dispatcher cannot name."
          + " Make it static."),
  SUPERCLASS("%s extends %s, whose dispatcher is not visible from package %s. Make %s public."),
  SUPERCLASS_DISPATCHER(
      "%s extends %s, which was compiled without its dispatcher. Compile %s with the InBatch"
          + " processor."),
  DISPATCHER_NAME(
      "the dispatcher of %s would be named %s, but that class is already there. Rename one of them."),
  MIXIN("%s implements %s, which is for %s: %s would fail with a ClassCastException. %s"),
  MIXIN_NAME("%s implements %s, which is no dispatcher's. %s"),
  TOO_LATE(
      "an action, init or post of %s mentions its dispatcher, or a type that is generated after that."
          + " Let it take the batch itself, or write the type by hand."),
  ORPHAN("@%s on %s does nothing without @InBatchParallel on the method. Add that, or remove it."),
  MISPLACED("@%s does nothing on %s %s. Put it on %s."),

  INTERFACE_METHOD(
      "%s is a %s method of interface %s, which no batch class inherits. Make it a default or an"
          + " abstract one."),
  INTERFACE_CLASH(
      "%s is an action of %s and of %s. Override it in %s and annotate it there, to say what fills"
          + " what."),

  // The action.
  ACTION_ACCESS(
      "action %s is private, so the dispatcher cannot call it. Make it package-private or wider."),
  TYPE_ACCESS(
      "%s of %s mentions %s, which the dispatcher cannot see. Make %s visible in package %s."),
  NO_PARAMETER(
      "action %s has no parameter that init \"%s\" could fill. Give it a parameter of type %s."),

  // Init.
  NO_INIT(
      "%s names no init. Write init = \"indices\" for the batch's own items, or name another method or"
          + " field that yields an argument set an item."),
  INIT_MISSING("init \"%s\" of %s is neither a method nor a field of %s.%s"),
  INIT_OVERLOADED("init \"%s\" of %s is overloaded in %s: %s. Name a method that is there once."),
  INIT_ACCESS("init \"%s\" of %s is %s, so the dispatcher cannot reach it. %s"),
  INIT_IS_ACTION("init \"%s\" of %s is an action itself. Name a method that yields argument sets."),
  INIT_KIND("init \"%s\" of %s yields %s, which is no collection of argument sets. %s"),
  INIT_ITSELF(
      "init \"%s\" of %s yields %s, which iterates over itself: it may be one argument set or several."
          + " Let it yield List<%s>."),
  INIT_RAW(
      "init \"%s\" is of the raw type %s, which may yield anything, but parameter %s of %s is %s."
          + " Declare it as %s<%s>."),
  INIT_FIELD(
      "init \"%s\" of %s is a field of type %s, which can be used up only once. Name a method that"
          + " returns a new one."),
  INIT_PARAMETER(
      "init \"%s\" asks for %s, which is neither a call parameter of %s nor in its args.%s"),
  INIT_PARAMETER_TYPE(
      "init \"%s\" asks for %s as %s, but parameter %s of %s is %s. Let the two agree."),

  // What init fills.
  INIT_TYPE("init \"%s\" yields %s, but parameter %s of %s is %s. %s"),
  COMPONENT(
      "init \"%s\" yields %s, a record, but its component %s %s. Let components and parameters of %s"
          + " agree by name and type, or give it a parameter of type %s."),
  AMBIGUOUS_ITEM(
      "init \"%s\" yields %s, which can fill parameter %s of %s as a whole, or %s by its components."
          + " Mark what is meant with @PerItem."),
  PER_ITEM_RECORD(
      "%s has %d parameters marked @PerItem, so init \"%s\" must yield a record with a component for"
          + " each, but it yields %s. Let it yield a record, or mark one parameter."),
  PER_ITEM_COMPONENT(
      "parameter %s of %s is marked @PerItem, but record %s, which init \"%s\" yields, %s.%s"),
  ARGS_MARKS(
      "init \"%s\" yields Args, whose shape is known only at run time, so that it cannot be told which"
          + " parameters of %s it fills. Mark them with @PerItem, or let the first one be Args."),

  // The generator of an item's own.
  SEEDED_TYPE(
      "parameter %s of %s is marked @Seeded, but it is %s. Let it be java.util.random.RandomGenerator,"
          + " or remove @Seeded."),
  SEEDED_PER_ITEM(
      "parameter %s of %s is marked @Seeded and @PerItem, but init does not fill what gets a generator"
          + " of the item's own. Remove one of the two."),
  SEEDED_TWICE(
      "parameters %s and %s of %s are both marked @Seeded, but an item has one generator. Remove %s, and"
          + " draw from %s, or from new SplittableRandom(%s.nextLong())."),

  // C functions, and factories of what is run.
  NATIVE_TARGET(
      "%s has @NativeFunction, but its target is %s. Write target = NATIVE, or remove @NativeFunction."),
  NATIVE_METHOD(
      "%s has @NativeFunction, but is no static native method. Declare it static native, without a"
          + " body, or remove @NativeFunction."),
  NATIVE_VALUE("%s of @NativeFunction means nothing for %s, which %s. Remove it."),
  NATIVE_NAMELESS(
      "%s is native, but nothing says that it is a C function. Add @NativeFunction, or write target ="
          + " THREADS for a method of JNI."),
  NATIVE_TYPE("%s of %s is %s, which has no counterpart in C. %s"),
  NATIVE_CRITICAL("%s is critical, but %s. Remove %s."),
  NATIVE_ERRNO(
      "%s has errno = true, but returns %s, which cannot say that it failed. Let it return an integer"
          + " or a MemorySegment, or remove errno."),
  FACTORY_TYPE(
      "%s is called once, to make what is run for each item, but returns %s. Let it return a"
          + " functional interface or a MethodHandle, or make it static, so that it is run itself."),
  FACTORY_PARAMETER(
      "parameter %s of %s is marked @%s, but %s is called once, with the caller's arguments; init fills"
          + " the parameters of what it returns. Remove @%s, or make %s static."),
  FACTORY_ITEM(
      "init \"%s\" yields %s, but the %s that %s returns takes %s for each item. Let the two agree."),

  // Worker processes.
  PROCESS_METHOD(
      "%s would need the batch, which no worker process has, and returns %s, which is no function to"
          + " run there. Make it static, or let it return a functional interface that is"
          + " Serializable."),
  PROCESS_FUNCTION(
      "the %s that %s returns is not Serializable, so that no worker process can get it. %s"),
  NOT_TRANSFERABLE("%s cannot travel to a worker process: %s. %s"),
  MAY_NOT_TRANSFER(
      "%s may not travel to a worker process: %s. %s Or silence this with"
          + " @SuppressWarnings(\"inbatch\")."),

  // Constants.
  CONSTANT_FORM("args of %s holds \"%s\". %s"),
  CONSTANT_TWICE("args of %s holds %s twice. Remove one of them."),
  CONSTANT_CLASH(
      "args of %s holds %s, which is also a parameter of %s. Constants go to init and post only:"
          + " rename one of the two."),
  CONSTANT_UNUSED("args of %s holds %s, but neither init nor post asks for it.%s"),
  CONSTANT_VALUE("args of %s gives %s the value \"%s\", but parameter %s of \"%s\" is %s. %s"),
  CONSTANT_TYPE(
      "args of %s gives %s a constant, but parameter %s of \"%s\" is %s. A constant can be a primitive,"
          + " a String, an enum constant or a Class."),

  // Post.
  POST_MISSING("post \"%s\" of %s is no method of %s.%s"),
  POST_OVERLOADED("post \"%s\" of %s is overloaded in %s: %s. Name a method that is there once."),
  POST_ACCESS("post \"%s\" of %s is %s, so the dispatcher cannot reach it. %s"),
  POST_IS_ACTION(
      "post \"%s\" of %s is an action itself. Name a method that takes what the invocations brought."),
  POST_NO_PARAMETER(
      "post \"%s\" of %s takes nothing. Let its first parameter be Results<%s>, Stream<Outcome<%s>>,"
          + " List<%s> or an array."),
  POST_TYPE(
      "post \"%s\" takes %s first, but %s returns %s. Let it take Results<%s>, Stream<Outcome<%s>>,"
          + " List<%s> or %s[]."),
  POST_ORDER("post \"%s\" takes %s first and %s, with what %s brought, after it. Put that first."),
  POST_PARAMETER(
      "post \"%s\" asks for %s, which is neither a call parameter of %s nor in its args.%s"),
  POST_PARAMETER_TYPE(
      "post \"%s\" asks for %s as %s, but parameter %s of %s is %s. Let the two agree."),
  ACTION_RETURN(
      "post \"%s\" of @Action %s returns %s, but an @Action returns a batch. Let it return a subtype of"
          + " Batch, or remove @Action."),
  TYPE_PARAMETER(
      "%s \"%s\" of %s has a type parameter %s that nothing it is given settles. Let a parameter of %s"
          + " mention it, or use a type parameter of the action or of the class."),
  TYPE_PARAMETER_BOUND(
      "%s \"%s\" of %s would be called with %s as %s, which is no %s. Let the two agree."),
  PARAMETER_NAMES(
      "%s \"%s\" of %s comes from the class file of %s, which has no parameter names. Compile %s with"
          + " -parameters."),

  // The dispatcher's methods.
  AS("as of %s is \"%s\", which cannot name a method. Write a Java identifier."),
  SIGNATURE("%s and %s would both be %s in %s. Give one of them another name with as = \"...\"."),
  OBJECT_METHOD(
      "%s would be %s in %s, but a call of it would go to %s. Give it another name with as = \"...\"."),
  OVERRIDE_TARGET(
      "%s overrides an action of %s whose target is %s. Give it the same: target = %s."),
  OVERRIDE_ACTION("%s overrides an action of %s that is %s. %s, so that the two agree."),
  OVERRIDE_NAME("%s overrides an action of %s whose dispatcher's method is called %s. %s."),
  OVERRIDE_PARAMETERS(
      "%s overrides an action of %s that is %s in its dispatcher, but would be %s. Let init fill the"
          + " same parameters."),
  OVERRIDE_RESULT(
      "%s overrides an action of %s that returns %s in its dispatcher, but would return %s. Let it"
          + " return the same, or a subtype."),
  OVERRIDE_THROWS(
      "%s overrides an action of %s, but its init or post throws %s, which callers of that one do not"
          + " expect. Let the other throw %s too, or handle it."),

  INTERNAL("the processor failed at %s: %s. This is a mistake of InBatch; please report it.");

  private final String id;
  private final String template;

  Message(String template) {
    this.id = camelCase(name());
    this.template = template;
  }

  /** Returns the stable id, such as {@code InBatchInitType}. */
  public String id() {
    return id;
  }

  /** Returns what the user reads: the id in brackets, and the text with its gaps filled. */
  String text(Object... values) {
    return "[" + id + "] " + template.formatted(values);
  }

  private static String camelCase(String name) {
    StringBuilder id = new StringBuilder("InBatch");
    for (String word : name.split("_", -1)) {
      id.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
    }
    return id.toString();
  }
}
