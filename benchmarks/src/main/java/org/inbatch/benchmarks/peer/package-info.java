/**
 * Ways to run a function over all items, InBatch's among them, each used as its own documentation
 * advises. {@link org.inbatch.benchmarks.peer.Contender} lists them.
 */
@NullMarked
package org.inbatch.benchmarks.peer;

import org.jspecify.annotations.NullMarked;
