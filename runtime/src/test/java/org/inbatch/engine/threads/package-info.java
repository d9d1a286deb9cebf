/** What only a pool of the test's own shows: how many threads it has, and what if it gets none. */
@NullMarked
package org.inbatch.engine.threads;

import org.jspecify.annotations.NullMarked;
