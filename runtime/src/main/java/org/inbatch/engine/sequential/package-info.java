/**
 * The engine of {@code sequential()}: one item after the other on the caller's thread. It is the
 * contract in its simplest form, and what the other engines are compared with.
 */
@NullMarked
package org.inbatch.engine.sequential;

import org.jspecify.annotations.NullMarked;
