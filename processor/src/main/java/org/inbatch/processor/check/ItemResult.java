package org.inbatch.processor.check;

import java.util.Optional;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.inbatch.processor.model.ActionModel;
import org.inbatch.processor.model.Written;

/**
 * What an invocation brings: the action's result, that of the function that it makes, or what the
 * stage completes with that it returns.
 */
final class ItemResult {

  private static final String ASYNC = "ASYNC";
  private static final String STAGE = "java.util.concurrent.CompletionStage";

  private ItemResult() {}

  static TypeMirror of(Context context, ActionModel action) {
    return MadeFunction.of(context, action)
        .map(MadeFunction::returns)
        .or(() -> stage(context, action).map(context.typing()::argument))
        .orElseGet(() -> context.members().typeOf(action.method()).getReturnType());
  }

  /** Returns the stage that the action returns, if it is to be waited for. */
  static Optional<DeclaredType> stage(Context context, ActionModel action) {
    return action.target().map(Written::text).filter(ASYNC::equals).isPresent()
        ? context.typing().as(context.members().typeOf(action.method()).getReturnType(), STAGE)
        : Optional.empty();
  }
}
