/**
 * What the engines share; each engine has a package of its own below this one, and none knows
 * another.
 *
 * <p>Not for users. It may use {@code org.inbatch} alone; the engines and the dispatch use it.
 */
@NullMarked
package org.inbatch.engine;

import org.jspecify.annotations.NullMarked;
