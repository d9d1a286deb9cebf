package org.inbatch.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Runs a method, written for one item, over every item of its batch, in parallel.
 *
 * <p>The method belongs to a subclass of {@code org.inbatch.Batch}. For each such class the
 * annotation processor generates one dispatcher, {@code <Batch>Dispatcher}, with a method for each
 * annotated one:
 *
 * <pre>{@code
 * class PictureBatch extends Batch<Path> implements PictureBatchDispatcher.Parallel {
 *
 *   @Action
 *   @InBatchParallel(init = "indices", post = "assemble")
 *   BufferedImage thumbnail(Path file, int width) throws IOException {
 *     ...                                              // one picture
 *   }
 *
 *   PictureBatch assemble(Results<BufferedImage> results) {
 *     if (anyActionFailed(results)) {
 *       results.failures().forEach(failure -> log(failure.item(), failure.cause()));
 *     }
 *     thumbnails = results.valuesOr(null);
 *     return this;
 *   }
 * }
 *
 * batch.parallel().thumbnail(256);                     // every picture
 * batch.parallel().thumbnail(256, nWorkers(3));        // by at most three workers
 * batch.thumbnail(file, 256);                          // one picture: still an ordinary method
 * }</pre>
 *
 * <p><b>What fills what.</b> The <em>item parameters</em> come from init, one argument set an item:
 * the parameters marked {@link PerItem}; else, if init yields a record whose components match
 * parameters by name and type, those; else the first parameter. The other parameters, here {@code
 * width}, are <em>call parameters</em>: the dispatcher's method takes them, in their order, and
 * they are the same for every item; but for one marked {@link Seeded}, which gets a generator of
 * the item's own. Init and post may ask for call parameters too, by name and in any order.
 *
 * <p><b>Where it may stand.</b> On a method of the batch class, or a default or abstract method of
 * an interface that batch classes implement: it is an action of each of them. The method may have
 * type parameters of its own; those of init and post are inferred from what they are given. An
 * override without annotation is simply what runs. One that is annotated again may have another
 * init and post, and keeps what callers of the superclass's dispatcher rely on: target, name, call
 * parameters, {@link Action}, a result of the same type or a subtype, no further checked exception.
 *
 * <p><b>What becomes of a failure.</b> Whatever an invocation throws is the outcome of that item,
 * at its position; the other items run on. Post sees all outcomes, in the order of init's argument
 * sets.
 *
 * <p><b>Where.</b> On a method of a class that can be named: top-level, or nested in one. In local
 * and anonymous classes it does nothing and is not even told, as compilers do not show those to
 * processors. On anything but a method it is refused, which the {@code @Target} leaves to the
 * processor: after an error of its own javac would not run it, and add errors about the dispatcher.
 *
 * <p>The rules, and every mistake with its mend, are in the project's {@code docs/diagnostics.md}.
 */
@Documented
@Target({ElementType.METHOD, ElementType.CONSTRUCTOR, ElementType.FIELD, ElementType.TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface InBatchParallel {

  /**
   * The name of the method or field of this class, own or inherited, that yields the argument sets:
   * an array, an {@code Iterable}, an {@code Iterator} or a stream, of references or of primitives.
   * A method wins over a field. What is {@code AutoCloseable} is closed after the call.
   *
   * <p>The parameters of an init method are any of the action's call parameters and of the
   * constants in {@link #args()}, matched by name. {@code "indices"} yields the batch's own items.
   *
   * <p>It has to be written: that it has a default only lets the processor say so.
   */
  String init() default "";

  /**
   * The name of the method of this class, own or inherited, that gets what the invocations brought,
   * once, on the caller's thread; what it returns is what the dispatcher's method returns.
   *
   * <p>Its first parameter is {@code Results<R>}, with the outcome of every item; {@code
   * Stream<Outcome<R>>}, with one outcome after the other, while later items still run; or {@code
   * List<R>}, {@code R[]} or a primitive array, and then it runs only if no item failed, else a
   * {@code BatchActionException} is thrown. The parameters after it are matched by name as for
   * init.
   *
   * <p>Without post, an {@link Action} returns its batch, or throws a {@code BatchActionException}
   * that carries every failure; any other method returns {@code Results<R>}.
   */
  String post() default "";

  /** The engine that runs the invocations. */
  ParallelTarget target() default ParallelTarget.THREADS;

  /**
   * Constants for init and post, each written {@code "name=value"} and given to the parameter of
   * that name: a primitive, a {@code String}, an enum constant's name, or a {@code Class}. They are
   * converted at compile time, and never reach the annotated method itself.
   */
  String[] args() default {};

  /**
   * Another name for the dispatcher's method. It is demanded where two actions would get the same
   * signature there; else the annotated method's own name is used.
   */
  String as() default "";
}
