package org.inbatch.processor.spec;

/**
 * An inherited action, given again with a narrower return type.
 *
 * @param head what callers see
 * @param ownBatch whether it returns its own batch; else what the subclass's post returns
 */
public record GivenAgain(Head head, boolean ownBatch) implements DispatcherMethod {}
