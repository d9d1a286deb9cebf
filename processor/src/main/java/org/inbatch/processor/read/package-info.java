/**
 * From the compiler's elements to the {@linkplain org.inbatch.processor.model model}: finds the
 * batch classes of a round and unpacks their annotations. It judges only what leaves nothing to
 * model.
 */
@NullMarked
package org.inbatch.processor.read;

import org.jspecify.annotations.NullMarked;
