/** Tests of the in-place numeric sample. */
@NullMarked
package org.inbatch.samples.numeric;

import org.jspecify.annotations.NullMarked;
