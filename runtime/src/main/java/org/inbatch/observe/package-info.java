/** Ways to look at a call: the progress bar. Used by the dispatch alone. */
@NullMarked
package org.inbatch.observe;

import org.jspecify.annotations.NullMarked;
