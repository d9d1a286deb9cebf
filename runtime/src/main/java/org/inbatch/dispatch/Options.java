package org.inbatch.dispatch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import org.inbatch.CallOption;
import org.inbatch.Engine;
import org.inbatch.ProgressListener;
import org.inbatch.engine.process.Workforce;
import org.inbatch.engine.sequential.SequentialEngine;
import org.inbatch.engine.threads.ThreadsEngine;
import org.inbatch.observe.ProgressBars;
import org.jspecify.annotations.Nullable;

/** The options of one call, checked against each other; gives them their meaning. */
final class Options {

  private static final Options NONE = new Options(Map.of());

  private static final Engine.Plan PLAN_OF_NONE =
      new Engine.Plan(
          OptionalInt.empty(),
          Optional.empty(),
          Optional.empty(),
          false,
          0,
          List.of(),
          OptionalInt.empty(),
          Optional.empty(),
          OptionalLong.empty());

  private final Map<Class<? extends CallOption>, CallOption> given;

  private Options(Map<Class<? extends CallOption>, CallOption> given) {
    this.given = given;
  }

  /**
   * Checks the options of a call.
   *
   * @throws IllegalArgumentException if an option is given twice, or two contradict each other
   */
  static Options check(ActionSite site, CallOption @Nullable ... options) {
    if (options == null) {
      throw new NullPointerException("the options of the call of " + site.action() + " are null");
    }
    if (options.length == 0) {
      return NONE;
    }
    Map<Class<? extends CallOption>, CallOption> given = new LinkedHashMap<>();
    for (CallOption option : options) {
      if (option == null) {
        throw new NullPointerException("an option of the call of " + site.action() + " is null");
      }
      CallOption earlier = given.put(option.getClass(), option);
      if (earlier != null) {
        throw refused(
            site, "%s is given twice: %s and %s".formatted(name(option), earlier, option));
      }
    }
    Options checked = new Options(given);
    checked.refuseTogether(site, CallOption.Sequential.class, CallOption.NWorkers.class);
    checked.refuseTogether(site, CallOption.Sequential.class, CallOption.Concurrency.class);
    checked.refuseTogether(site, CallOption.Sequential.class, CallOption.OnExecutor.class);
    checked.refuseTogether(site, CallOption.Sequential.class, CallOption.OnPool.class);
    checked.refuseTogether(site, CallOption.Progress.class, CallOption.ProgressBar.class);
    return checked;
  }

  /**
   * Returns the engine that the options choose.
   *
   * @param usual the engine of the action's target
   */
  Engine engine(Engine usual) {
    if (areSequential()) {
      return SequentialEngine.INSTANCE;
    }
    return find(CallOption.OnExecutor.class, CallOption.OnExecutor::executor)
        .<Engine>map(ThreadsEngine::on)
        .orElse(usual);
  }

  /** Returns the worker processes that the options choose. */
  Workforce workforce() {
    return find(CallOption.OnPool.class, CallOption.OnPool::pool)
        .map(Workforce::of)
        .orElseGet(Workforce::shared);
  }

  /** Returns whether the items are to run on the caller's thread. */
  boolean areSequential() {
    return given.containsKey(CallOption.Sequential.class);
  }

  /** Refuses what would have to end an item of an action that cannot be ended. */
  void refuseDeadlines(ActionSite site) {
    for (Class<? extends CallOption> deadline :
        List.of(CallOption.Timeout.class, CallOption.ItemTimeout.class)) {
      if (given.containsKey(deadline)) {
        throw refused(
            site,
            "%s has no meaning for a critical C function, during which the whole JVM may stand still: leave the option out, or critical = true"
                .formatted(name(given.get(deadline))));
      }
    }
  }

  /** Returns what the options say to an engine. */
  Engine.Plan plan(ActionSite site) {
    if (given.isEmpty()) {
      return PLAN_OF_NONE;
    }
    CallOption.@Nullable Retries retries = get(CallOption.Retries.class);
    return new Engine.Plan(
        workers(),
        find(CallOption.Timeout.class, CallOption.Timeout::limit),
        find(CallOption.ItemTimeout.class, CallOption.ItemTimeout::limit),
        given.containsKey(CallOption.FailFast.class),
        retries == null ? 0 : retries.n(),
        retries == null ? List.of() : retries.causes(),
        number(CallOption.ItemsPerTask.class, CallOption.ItemsPerTask::n),
        progress(site),
        find(CallOption.Seed.class, CallOption.Seed::seed)
            .map(OptionalLong::of)
            .orElseGet(OptionalLong::empty));
  }

  private OptionalInt workers() {
    OptionalInt concurrency = number(CallOption.Concurrency.class, CallOption.Concurrency::n);
    return concurrency.isPresent()
        ? concurrency
        : number(CallOption.NWorkers.class, CallOption.NWorkers::n);
  }

  private Optional<ProgressListener> progress(ActionSite site) {
    return given.containsKey(CallOption.ProgressBar.class)
        ? Optional.of(ProgressBars.create(site.action()))
        : find(CallOption.Progress.class, CallOption.Progress::listener);
  }

  private <O extends CallOption> @Nullable O get(Class<O> type) {
    return type.cast(given.get(type));
  }

  private <O extends CallOption, T> Optional<T> find(Class<O> type, Function<O, T> value) {
    return Optional.ofNullable(get(type)).map(value);
  }

  private <O extends CallOption> OptionalInt number(Class<O> type, Function<O, Integer> value) {
    O option = get(type);
    return option == null ? OptionalInt.empty() : OptionalInt.of(value.apply(option));
  }

  private void refuseTogether(
      ActionSite site, Class<? extends CallOption> one, Class<? extends CallOption> other) {
    if (given.containsKey(one) && given.containsKey(other)) {
      throw refused(
          site,
          "%s and %s contradict each other: leave one out"
              .formatted(name(given.get(one)), name(given.get(other))));
    }
  }

  private static IllegalArgumentException refused(ActionSite site, String why) {
    return new IllegalArgumentException(
        "options of the call of %s: %s".formatted(site.action(), why));
  }

  /** Returns the name that the option has in {@code CallOptions}. */
  private static String name(CallOption option) {
    if (option instanceof CallOption.OnExecutor) {
      return "on(executor)";
    }
    if (option instanceof CallOption.OnPool) {
      return "on(pool)";
    }
    String simple = option.getClass().getSimpleName();
    return Character.toLowerCase(simple.charAt(0)) + simple.substring(1);
  }
}
