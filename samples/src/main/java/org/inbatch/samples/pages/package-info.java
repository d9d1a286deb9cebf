/** A small sample: pages of a web that is slow, fails and hangs, asked for asynchronously. */
@NullMarked
package org.inbatch.samples.pages;

import org.jspecify.annotations.NullMarked;
