package org.inbatch.processor.write;

import com.palantir.javapoet.ClassName;
import java.util.List;

/** The run time's classes that dispatchers name. */
final class RunTime {

  static final ClassName RESULTS = ClassName.get("org.inbatch", "Results");
  static final ClassName THREADS_OPTION = ClassName.get("org.inbatch", "ThreadsOption");
  static final ClassName CALL_OPTION = ClassName.get("org.inbatch", "CallOption");
  static final ClassName ACTION_SITE = ClassName.get("org.inbatch.dispatch", "ActionSite");
  static final ClassName ARGUMENT_SETS = ClassName.get("org.inbatch.dispatch", "ArgumentSets");
  static final ClassName ARGS_SHAPE = ClassName.get("org.inbatch.dispatch", "ArgsShape");
  static final ClassName OUTCOME_STREAM = ClassName.get("org.inbatch.dispatch", "OutcomeStream");
  static final ClassName DISPATCH = ClassName.get("org.inbatch.dispatch", "Dispatch");

  /** What a dispatcher calls static methods of: no variable may be named so. */
  static final List<ClassName> QUALIFIERS =
      List.of(ACTION_SITE, ARGS_SHAPE, ARGUMENT_SETS, DISPATCH);

  private RunTime() {}
}
