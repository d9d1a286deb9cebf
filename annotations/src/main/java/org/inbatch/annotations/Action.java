package org.inbatch.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an {@link InBatchParallel} method as a step of a pipeline: its dispatcher method returns a
 * batch.
 *
 * <p>Its post must return a subtype of {@code org.inbatch.Batch}. Without a post the dispatcher's
 * method returns the batch it was called on, or throws a {@code BatchActionException} if any item
 * failed. Calls can so be chained:
 *
 * <pre>{@code
 * batch.parallel().load().parallel().resize(256).parallel().normalize();
 * }</pre>
 */
@Documented
@Target({ElementType.METHOD, ElementType.CONSTRUCTOR, ElementType.FIELD, ElementType.TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface Action {}
