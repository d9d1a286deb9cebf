/** Random nestings of calls, compared with a model of their outcomes. */
@NullMarked
package org.inbatch.nesting;

import org.jspecify.annotations.NullMarked;
