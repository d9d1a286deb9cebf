package org.inbatch.contract;

import java.util.List;
import java.util.stream.Stream;
import org.inbatch.CallOption;

/** The options of a call, as one argument of a parameterized test. */
record Options(List<CallOption> list) {

  static Options of(CallOption... options) {
    return new Options(List.of(options));
  }

  Options and(CallOption... more) {
    return new Options(Stream.concat(list.stream(), Stream.of(more)).toList());
  }

  CallOption[] array() {
    return list.toArray(CallOption[]::new);
  }

  @Override
  public String toString() {
    return list.toString();
  }
}
