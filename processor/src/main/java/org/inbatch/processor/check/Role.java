package org.inbatch.processor.check;

import org.inbatch.processor.report.Message;

/** What an action names: its init or its post, and what is said when that is wrong. */
enum Role {
  INIT(
      Message.INIT_MISSING,
      Message.INIT_OVERLOADED,
      Message.INIT_ACCESS,
      Message.INIT_IS_ACTION,
      Message.INIT_PARAMETER,
      Message.INIT_PARAMETER_TYPE),
  POST(
      Message.POST_MISSING,
      Message.POST_OVERLOADED,
      Message.POST_ACCESS,
      Message.POST_IS_ACTION,
      Message.POST_PARAMETER,
      Message.POST_PARAMETER_TYPE);

  final Message missing;
  final Message overloaded;
  final Message hidden;
  final Message isAction;
  final Message parameter;
  final Message parameterType;

  Role(
      Message missing,
      Message overloaded,
      Message hidden,
      Message isAction,
      Message parameter,
      Message parameterType) {
    this.missing = missing;
    this.overloaded = overloaded;
    this.hidden = hidden;
    this.isAction = isAction;
    this.parameter = parameter;
    this.parameterType = parameterType;
  }

  /** Returns the role as the annotation calls it. */
  String word() {
    return this == INIT ? "init" : "post";
  }
}
