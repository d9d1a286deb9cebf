package org.inbatch.contract;

import java.time.Duration;
import org.awaitility.Awaitility;
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
        SeededContract,
        StreamContract,
        CallerContract,
        ModelContract {

  static {
    // As long as a test may take: what is waited for comes when a loaded machine lets it.
    Awaitility.setDefaultTimeout(Duration.ofSeconds(50));
  }
}
