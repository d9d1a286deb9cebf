package org.inbatch.processor.check;

import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.type.TypeMirror;
import org.inbatch.processor.spec.FanOut.Fill;
import org.inbatch.processor.spec.FanOut.Shape;

/** What the parameters that an {@code Args} fills make of the dispatcher. */
final class ArgsFills {

  private final Typing typing;
  private final List<Shape.Parameter> parameters = new ArrayList<>();
  private final Suppressions suppressed;
  private boolean castUnchecked;

  ArgsFills(Typing typing, List<? extends TypeMirror> types, List<Fill> fills) {
    this.typing = typing;
    this.suppressed = new Suppressions(typing.elements);
    for (int i = 0; i < types.size(); i++) {
      if (fills.get(i) instanceof Fill.ByArgs args) {
        add(args.parameter(), types.get(i));
      }
    }
  }

  private void add(String name, TypeMirror type) {
    TypeMirror erased = typing.types.erasure(type);
    parameters.add(new Shape.Parameter(name, TypeName.get(erased)));
    suppressed.literal(erased);
    castUnchecked |= !typing.isReifiable(type);
  }

  /** Returns what the argument sets must fill, if they are {@code Args}. */
  Optional<Shape> shape() {
    return parameters.isEmpty()
        ? Optional.empty()
        : Optional.of(new Shape(parameters, suppressed.categories()));
  }

  /** Returns whether a value is cast to a type that says more than can be checked. */
  boolean castUnchecked() {
    return castUnchecked;
  }
}
