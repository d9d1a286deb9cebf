/** A small sample: items that crash, hang or run out of memory cost themselves, and no others. */
@NullMarked
package org.inbatch.samples.mishaps;

import org.jspecify.annotations.NullMarked;
