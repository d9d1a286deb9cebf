package org.inbatch;

/** An option of a call whose action has {@code target = ASYNC}. See {@link CallOptions}. */
public sealed interface AsyncOption extends CallOption
    permits CallOption.Concurrency,
        CallOption.Timeout,
        CallOption.ItemTimeout,
        CallOption.FailFast,
        CallOption.Retries,
        CallOption.Progress,
        CallOption.ProgressBar,
        CallOption.Seed,
        CallOption.Sequential {}
