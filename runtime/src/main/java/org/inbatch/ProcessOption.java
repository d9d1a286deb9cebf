package org.inbatch;

/** An option of a call whose action has {@code target = PROCESS}. See {@link CallOptions}. */
public sealed interface ProcessOption extends CallOption
    permits CallOption.NWorkers,
        CallOption.Timeout,
        CallOption.ItemTimeout,
        CallOption.FailFast,
        CallOption.Retries,
        CallOption.ItemsPerTask,
        CallOption.Progress,
        CallOption.ProgressBar,
        CallOption.Seed,
        CallOption.Sequential,
        CallOption.OnPool {}
