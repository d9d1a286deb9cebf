/** The sample of C functions, from outside. */
@NullMarked
package org.inbatch.samples.natives;

import org.jspecify.annotations.NullMarked;
