/**
 * What is made of the numbers: {@link org.inbatch.benchmarks.report.Report} writes a table,
 * verdicts and plots.
 */
@NullMarked
package org.inbatch.benchmarks.report;

import org.jspecify.annotations.NullMarked;
