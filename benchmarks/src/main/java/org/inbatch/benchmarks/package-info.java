/**
 * JMH benchmarks of InBatch, side by side with what Java has besides. {@link
 * org.inbatch.benchmarks.Benchmarks} runs them; {@code org.inbatch.benchmarks.report} makes a
 * table, verdicts and plots of what they measured.
 */
@NullMarked
package org.inbatch.benchmarks;

import org.jspecify.annotations.NullMarked;
