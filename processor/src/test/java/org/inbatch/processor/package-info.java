/** Tests of the processor, from its users' side: sources in, dispatchers and messages out. */
@NullMarked
package org.inbatch.processor;

import org.jspecify.annotations.NullMarked;
