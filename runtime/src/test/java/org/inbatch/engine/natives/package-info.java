/** Tests of how C functions are found and bound. */
@NullMarked
package org.inbatch.engine.natives;

import org.jspecify.annotations.NullMarked;
