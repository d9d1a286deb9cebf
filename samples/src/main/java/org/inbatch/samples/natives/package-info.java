/** A small sample: functions of C, of zlib and of the sample's own, over files. */
@NullMarked
package org.inbatch.samples.natives;

import org.jspecify.annotations.NullMarked;
