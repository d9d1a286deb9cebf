package org.inbatch.wire;

import java.io.Serial;
import java.io.Serializable;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is serialized in the place of a value of the JDK that is not {@code Serializable}. */
sealed interface StandIn extends Serializable {

  /** Returns what is serialized for an object: the object, or what stands for it. */
  static Object of(Object object) {
    return switch (object) {
      case Path path when path.getFileSystem() == FileSystems.getDefault() ->
          new OfPath(path.toString());
      case Optional<?> optional -> new OfOptional(optional.orElse(null));
      default -> object;
    };
  }

  /** Stands for a path. */
  record OfPath(String path) implements StandIn {
    @Serial
    private Object readResolve() {
      return Path.of(path);
    }
  }

  /** Stands for a value that may be missing. */
  record OfOptional(@Nullable Object value) implements StandIn {
    @Serial
    private Object readResolve() {
      return Optional.ofNullable(value);
    }
  }
}
