package org.inbatch.contract;

import static org.inbatch.CallOptions.sequential;

import java.util.List;

/** The sequential engine where outcomes are taken one by one. */
final class StreamedSequentialEngineTest extends EngineContract {

  @Override
  public EngineUnderTest engine() {
    return new StreamedCalls(List.of(sequential()));
  }
}
