/** The sample of items that go wrong, from outside. */
@NullMarked
package org.inbatch.samples.mishaps;

import org.jspecify.annotations.NullMarked;
