package org.inbatch.processor.check;

import com.palantir.javapoet.ClassName;
import javax.lang.model.element.TypeElement;

/** How dispatchers are called. */
final class DispatcherNames {

  private DispatcherNames() {}

  /** Returns {@code PictureBatchDispatcher}, {@code Outer_InnerDispatcher} for a nested class. */
  static ClassName of(TypeElement batch) {
    ClassName name = ClassName.get(batch);
    return ClassName.get(name.packageName(), String.join("_", name.simpleNames()) + "Dispatcher");
  }
}
