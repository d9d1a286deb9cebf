package org.inbatch;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * How far a call is.
 *
 * @param action the action's name, such as {@code PictureBatch.thumbnail}
 * @param done how many items have an outcome
 * @param failed how many of these failed
 * @param total how many there are; empty while a lazily pulled source has not ended
 * @param elapsed the time since the call began
 * @param finished whether the call is over: set in the last report, and only there
 */
public record Progress(
    String action,
    long done,
    long failed,
    OptionalLong total,
    Duration elapsed,
    boolean finished) {}
