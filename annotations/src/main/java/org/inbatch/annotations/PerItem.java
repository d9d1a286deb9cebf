package org.inbatch.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a parameter of an {@link InBatchParallel} method that init fills, anew for each item.
 *
 * <p>It is needed where the item parameter is not the first one, and where there are several. One
 * marked parameter gets what init yields as it is; several get the components of the record that
 * init yields, by name. Where init yields {@code org.inbatch.Args}, whose shape is known only at
 * run time, they get its values, by place and by name. Parameters without the mark are then call
 * parameters.
 *
 * <pre>{@code
 * @InBatchParallel(init = "indices")
 * double similarity(Picture reference, @PerItem Picture other) { ... }
 *
 * batch.parallel().similarity(reference);
 * }</pre>
 *
 * <p>On anything but a parameter it is refused, by the processor.
 */
@Documented
@Target({
  ElementType.PARAMETER,
  ElementType.FIELD,
  ElementType.METHOD,
  ElementType.RECORD_COMPONENT
})
@Retention(RetentionPolicy.CLASS)
public @interface PerItem {}
