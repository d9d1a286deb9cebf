/** Random calls whose items, workers and pools go wrong, compared with what may come of it. */
@NullMarked
package org.inbatch.soak;

import org.jspecify.annotations.NullMarked;
