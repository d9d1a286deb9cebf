/** A small sample: items that fail, of which some succeed when they are tried again. */
@NullMarked
package org.inbatch.samples.retry;

import org.jspecify.annotations.NullMarked;
