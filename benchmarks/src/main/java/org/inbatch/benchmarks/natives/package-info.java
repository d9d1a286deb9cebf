/** C functions, called by InBatch and by loops written by hand. */
@NullMarked
package org.inbatch.benchmarks.natives;

import org.jspecify.annotations.NullMarked;
