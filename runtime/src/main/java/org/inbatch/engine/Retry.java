package org.inbatch.engine;

/**
 * An item that ran out of its time and is to be run again.
 *
 * @param position its place in init's order
 * @param set a block of its argument set alone: a copy, as the worker may still look at its own
 * @param attempts how often it was begun
 */
public record Retry<A>(long position, A set, int attempts) {}
