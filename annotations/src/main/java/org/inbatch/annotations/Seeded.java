package org.inbatch.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a parameter of an {@link InBatchParallel} method, of type {@code
 * java.util.random.RandomGenerator}, that is given a generator of the item's own. Neither init nor
 * the caller fills it: the dispatcher's method does not have it.
 *
 * <p>The generator is made from the seed of the call and the item's position, so that an item draws
 * the same numbers whatever the engine, the number of workers and their order, and again where it
 * is retried. The seed is given by the option {@code seed(s)}; without it each call has a new one.
 *
 * <pre>{@code
 * @InBatchParallel(init = "indices")
 * double simulate(Model model, @Seeded RandomGenerator random, int steps) { ... }
 *
 * batch.parallel().simulate(1_000, seed(7));
 * }</pre>
 */
@Documented
@Target({
  ElementType.PARAMETER,
  ElementType.FIELD,
  ElementType.METHOD,
  ElementType.RECORD_COMPONENT
})
@Retention(RetentionPolicy.CLASS)
public @interface Seeded {}
