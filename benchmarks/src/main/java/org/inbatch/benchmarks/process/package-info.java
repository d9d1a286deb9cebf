/** What it costs to have items run by worker processes, and by those of others. */
@NullMarked
package org.inbatch.benchmarks.process;

import org.jspecify.annotations.NullMarked;
