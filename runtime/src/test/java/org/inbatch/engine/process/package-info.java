/** Tests of the worker JVMs. */
@NullMarked
package org.inbatch.engine.process;

import org.jspecify.annotations.NullMarked;
