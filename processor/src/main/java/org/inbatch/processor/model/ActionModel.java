package org.inbatch.processor.model;

import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;

/**
 * A method with {@code @InBatchParallel}, as written.
 *
 * @param method the method
 * @param init what {@code init} names; empty if it is not written, which the compiler tells the
 *     user
 * @param post what {@code post} names, if anything
 * @param target the name of the target's enum constant, if it is one
 * @param args the constants, each still {@code "name=value"}
 * @param as the other name for the dispatcher's method, if any
 * @param isAction whether the method is also marked {@code @Action}
 * @param nativeFunction the method's {@code @NativeFunction}, if it has one
 * @param perItem for each parameter, whether it is marked {@code @PerItem}
 * @param seeded for each parameter, whether it is marked {@code @Seeded}
 * @param isComplete whether all types are there that it, its init and its post mention
 */
public record ActionModel(
    ExecutableElement method,
    Optional<Written> init,
    Optional<Written> post,
    Optional<Written> target,
    List<Written> args,
    Optional<Written> as,
    boolean isAction,
    Optional<NativeModel> nativeFunction,
    List<Boolean> perItem,
    List<Boolean> seeded,
    boolean isComplete) {

  /** Copies the lists. */
  public ActionModel {
    args = List.copyOf(args);
    perItem = List.copyOf(perItem);
    seeded = List.copyOf(seeded);
  }

  /** Returns the method's name. */
  public String name() {
    return method.getSimpleName().toString();
  }

  /** Returns the name of the dispatcher's method. */
  public String dispatcherName() {
    return as.map(Written::text).orElseGet(this::name);
  }
}
