/** What only a program of its own shows: its exit, its output, its environment, its class path. */
@NullMarked
package org.inbatch.program;

import org.jspecify.annotations.NullMarked;
