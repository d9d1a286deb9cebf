package org.inbatch.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Allows a type and all its subtypes to travel between JVMs by Java serialization, where a
 * parameter or a result of an action is declared as something more general.
 *
 * <p>What an action declares may travel without it: the declared classes themselves, the subclasses
 * of sealed ones, and what their fields are declared as. A subclass of an open class and an
 * implementation of an interface are not declared anywhere, so they have to say it; so has a class
 * whose lambda expression is what a factory returns, if that is not the batch class.
 *
 * <pre>{@code
 * @Transferable
 * public interface Filter extends Serializable { ... }
 * }</pre>
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Transferable {}
