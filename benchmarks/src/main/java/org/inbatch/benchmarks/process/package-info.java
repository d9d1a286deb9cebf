/** What it costs to have items run by worker processes. */
@NullMarked
package org.inbatch.benchmarks.process;

import org.jspecify.annotations.NullMarked;
