package org.inbatch.processor.check;

import java.util.List;
import java.util.stream.IntStream;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import org.inbatch.processor.model.ActionModel;
import org.inbatch.processor.report.Message;

/** The parameter that gets a generator of the item's own. */
final class SeededCheck {

  private static final String GENERATOR = "java.util.random.RandomGenerator";

  private final Context context;
  private final ActionModel action;
  private final List<? extends VariableElement> parameters;

  SeededCheck(Context context, ActionModel action) {
    this.context = context;
    this.action = action;
    this.parameters = action.method().getParameters();
  }

  /** Reports what is wrong with it, if anything. */
  void check() {
    List<Integer> marked =
        IntStream.range(0, parameters.size()).filter(action.seeded()::get).boxed().toList();
    marked.forEach(this::check);
    marked.stream().skip(1).forEach(index -> reportAnother(marked.get(0), index));
  }

  private void check(int index) {
    VariableElement parameter = parameters.get(index);
    TypeMirror type = context.members().typeOf(action.method()).getParameterTypes().get(index);
    if (!context.typing().is(type, GENERATOR)) {
      context.error(parameter, Message.SEEDED_TYPE, parameter, action.name(), Shown.of(type));
    }
    if (action.perItem().get(index)) {
      context.error(parameter, Message.SEEDED_PER_ITEM, parameter, action.name());
    }
  }

  private void reportAnother(int first, int index) {
    VariableElement kept = parameters.get(first);
    VariableElement other = parameters.get(index);
    context.error(other, Message.SEEDED_TWICE, kept, other, action.name(), other, kept, kept);
  }
}
