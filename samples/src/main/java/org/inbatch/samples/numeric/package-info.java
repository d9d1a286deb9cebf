/** A small sample: numbers that are changed where they stand, a row at a time, in parallel. */
@NullMarked
package org.inbatch.samples.numeric;

import org.jspecify.annotations.NullMarked;
