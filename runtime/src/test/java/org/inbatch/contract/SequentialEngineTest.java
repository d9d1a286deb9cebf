package org.inbatch.contract;

import java.util.List;
import org.inbatch.CallOptions;

/** The sequential engine: the caller's thread alone. */
final class SequentialEngineTest extends EngineContract {

  @Override
  public EngineUnderTest engine() {
    return new ThreadsCalls(List.of(CallOptions.sequential()));
  }
}
