/** Tests of what travels. */
@NullMarked
package org.inbatch.wire;

import org.jspecify.annotations.NullMarked;
