/** The ASYNC engine: a virtual thread an item, or a completion stage an item. */
@NullMarked
package org.inbatch.engine.async;

import org.jspecify.annotations.NullMarked;
