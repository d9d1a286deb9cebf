/**
 * The annotated methods of a batch class as they are written, be they right or wrong.
 *
 * <p>Made by {@code read}, judged by {@code check}. Nothing here decides anything, and nothing here
 * uses another package of the processor.
 */
@NullMarked
package org.inbatch.processor.model;

import org.jspecify.annotations.NullMarked;
