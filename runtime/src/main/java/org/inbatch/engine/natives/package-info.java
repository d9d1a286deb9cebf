/** C functions: where their libraries are, and how they are bound. Items run on another engine. */
@NullMarked
package org.inbatch.engine.natives;

import org.jspecify.annotations.NullMarked;
