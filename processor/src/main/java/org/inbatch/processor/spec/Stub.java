package org.inbatch.processor.spec;

/**
 * The method of an action with mistakes: it lets the callers compile, so that the mistakes are shown
 * alone.
 *
 * @param head what callers see, as far as it could be made out
 */
public record Stub(Head head) implements DispatcherMethod {}
