/** The THREADS engine: platform threads of this JVM, the caller among them. */
@NullMarked
package org.inbatch.engine.threads;

import org.jspecify.annotations.NullMarked;
