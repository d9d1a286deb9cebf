/** What the processor costs a compilation: a module of batch classes, with it and without. */
@NullMarked
package org.inbatch.benchmarks.compile;

import org.jspecify.annotations.NullMarked;
