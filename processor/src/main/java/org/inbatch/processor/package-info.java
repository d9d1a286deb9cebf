/**
 * The annotation processor: reads {@code @InBatchParallel} methods and writes their dispatchers.
 *
 * <pre>
 *   elements ── read ──► model ── check ──► spec ── write ──► &lt;Batch&gt;Dispatcher.java
 *                                   │
 *                                   └────► report ──► the compiler's messages
 * </pre>
 *
 * <p>The run time is known by its names alone, so that the processor runs in any compiler's JVM
 * from Java 17 on.
 */
@NullMarked
package org.inbatch.processor;

import org.jspecify.annotations.NullMarked;
