package org.inbatch.contract;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/**
 * The run-time contract, line by line, for whichever engine a subclass names.
 *
 * <p>A test that hangs is given up after a minute and fails with the stacks of all threads; it runs
 * on a thread of its own, so that nothing else waits for it.
 */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
abstract class EngineContract
    implements OutcomesContract,
        SourcesContract,
        LazinessContract,
        FailFastContract,
        RetriesContract,
        NestingContract,
        OptionsContract,
        ProgressContract,
        MemoryContract,
        ContextContract,
        CallerContract,
        ModelContract {}
