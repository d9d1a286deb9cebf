package org.inbatch.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets compilers call the annotation processor for a batch class that carries no other annotation
 * of InBatch, because all its actions come from interfaces.
 *
 * <p>It stands on {@code org.inbatch.Batch} and is inherited, which is enough for javac. Eclipse's
 * compiler does not count inherited annotations: there such a class must have this annotation
 * itself. On any other batch class it changes nothing; on what is no batch class it is an error.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface BatchClass {}
