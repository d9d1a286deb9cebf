/**
 * JMH benchmarks of InBatch, side by side with what Java has besides. {@link
 * org.inbatch.benchmarks.Benchmarks} runs them and prints the table of {@code
 * benchmarks/README.md}.
 */
@NullMarked
package org.inbatch.benchmarks;

import org.jspecify.annotations.NullMarked;
