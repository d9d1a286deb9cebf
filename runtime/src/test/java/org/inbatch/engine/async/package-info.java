/** What only calls that are made without a dispatch show. */
@NullMarked
package org.inbatch.engine.async;

import org.jspecify.annotations.NullMarked;
