/**
 * From the {@linkplain org.inbatch.processor.spec spec} to the source of a dispatcher: one class a
 * part of the file. Nothing can be wrong any more here; all that is left to choose is how it reads.
 */
@NullMarked
package org.inbatch.processor.write;

import org.jspecify.annotations.NullMarked;
