/**
 * What users of InBatch name: {@link org.inbatch.Batch} and its {@link org.inbatch.Results}, the
 * {@link org.inbatch.CallOptions options of a call}, the configuration in {@link
 * org.inbatch.Parallelism}; and {@link org.inbatch.Engine}, the seam that every engine implements.
 *
 * <p>Nothing here knows an engine. Unless a class says otherwise, null arguments are refused with a
 * {@code NullPointerException}, and immutable classes (results, outcomes, options) may be shared
 * between threads.
 *
 * <p><b>Memory effects.</b> What a thread did before it called a dispatcher happens-before every
 * invocation of that call; what an invocation that ended did happens-before post, and before the
 * return of the dispatcher's method.
 */
@NullMarked
package org.inbatch;

import org.jspecify.annotations.NullMarked;
