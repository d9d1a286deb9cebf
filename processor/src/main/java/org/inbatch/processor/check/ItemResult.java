package org.inbatch.processor.check;

import javax.lang.model.type.TypeMirror;
import org.inbatch.processor.model.ActionModel;

/** What an invocation brings: the action's result, or that of the function that it makes. */
final class ItemResult {

  private ItemResult() {}

  static TypeMirror of(Context context, ActionModel action) {
    return MadeFunction.of(context, action)
        .map(MadeFunction::returns)
        .orElseGet(() -> context.members().typeOf(action.method()).getReturnType());
  }
}
