/**
 * A dispatcher as it is to be written: immutable, and proven right.
 *
 * <p>Made by {@code check}, turned into source by {@code write}. Types are JavaPoet's names, so
 * that nothing of the compiler is left to ask.
 */
@NullMarked
package org.inbatch.processor.spec;

import org.jspecify.annotations.NullMarked;
