package org.inbatch.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the C function that an {@link InBatchParallel} method with {@code target = NATIVE} calls
 * for each item, through the Foreign Function and Memory API, without JNI.
 *
 * <pre>{@code
 * @InBatchParallel(init = "blocks", post = "join", target = NATIVE)
 * @NativeFunction(library = "z")
 * static native long crc32(@PerItem long seed, @PerItem byte[] data, @PerItem int length);
 * }</pre>
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface NativeFunction {

  /**
   * The library that holds the function: a name such as {@code "z"}, which is looked for on the
   * system's usual paths, or an absolute path. Empty: among the libraries that are already loaded.
   */
  String library() default "";

  /** The function's name in the library; empty: the method's own name. */
  String symbol() default "";

  /**
   * Whether the call may skip the thread-state transition and read primitive arrays where they lie
   * on the heap. Such a call must be short: while it runs, the whole JVM waits for it at the next
   * safepoint.
   */
  boolean critical() default false;

  /**
   * Whether the function tells of failures through {@code errno}: where it returns -1, or NULL, the
   * item fails with an {@code org.inbatch.ErrnoException} that says what C says.
   */
  boolean errno() default false;

  /**
   * What the function returns, where the method is the factory form that returns a {@code
   * MethodHandle} and the result type cannot be read off it.
   */
  Class<?> result() default Object.class;
}
