/** Tests of the retry sample. */
@NullMarked
package org.inbatch.samples.retry;

import org.jspecify.annotations.NullMarked;
