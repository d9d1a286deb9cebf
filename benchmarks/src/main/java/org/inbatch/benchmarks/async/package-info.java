/** ASYNC beside virtual threads as the JDK offers them. */
@NullMarked
package org.inbatch.benchmarks.async;

import org.jspecify.annotations.NullMarked;
