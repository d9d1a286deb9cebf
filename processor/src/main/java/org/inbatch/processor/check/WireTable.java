package org.inbatch.processor.check;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;

/** The types for which the run time has codecs. */
final class WireTable {

  private static final Map<String, String> CONSTANTS =
      Map.ofEntries(
          entry("java.lang.Void", "VOID"),
          entry("java.lang.Boolean", "BOOLEAN"),
          entry("java.lang.Byte", "BYTE"),
          entry("java.lang.Short", "SHORT"),
          entry("java.lang.Character", "CHARACTER"),
          entry("java.lang.Integer", "INTEGER"),
          entry("java.lang.Long", "LONG"),
          entry("java.lang.Float", "FLOAT"),
          entry("java.lang.Double", "DOUBLE"),
          entry("java.lang.String", "STRING"),
          entry("java.math.BigInteger", "BIG_INTEGER"),
          entry("java.math.BigDecimal", "BIG_DECIMAL"),
          entry("java.nio.file.Path", "PATH"),
          entry("java.io.File", "FILE"),
          entry("java.net.URI", "URI"),
          entry("java.util.UUID", "UUID"),
          entry("java.time.Duration", "DURATION"),
          entry("java.time.Period", "PERIOD"),
          entry("java.time.Instant", "INSTANT"),
          entry("java.time.LocalDate", "LOCAL_DATE"),
          entry("java.time.LocalTime", "LOCAL_TIME"),
          entry("java.time.LocalDateTime", "LOCAL_DATE_TIME"),
          entry("java.time.OffsetDateTime", "OFFSET_DATE_TIME"),
          entry("java.time.ZonedDateTime", "ZONED_DATE_TIME"),
          entry("java.time.ZoneOffset", "ZONE_OFFSET"),
          entry("java.time.ZoneId", "ZONE_ID"),
          entry("java.time.Year", "YEAR"),
          entry("java.time.YearMonth", "YEAR_MONTH"),
          entry("java.util.OptionalInt", "OPTIONAL_INT"),
          entry("java.util.OptionalLong", "OPTIONAL_LONG"),
          entry("java.util.OptionalDouble", "OPTIONAL_DOUBLE"),
          entry("java.lang.foreign.MemorySegment", "MEMORY_SEGMENT"));

  private static final Map<String, String> CONTAINERS =
      Map.of(
          "java.util.List", "list",
          "java.util.Set", "set",
          "java.util.Map", "map",
          "java.util.Optional", "optional");

  private WireTable() {}

  /** Returns the name of the constant that is the codec of a type, if there is one. */
  static Optional<String> constant(TypeMirror type) {
    return type instanceof ArrayType array && array.getComponentType().getKind().isPrimitive()
        ? Optional.of(array.getComponentType().getKind().name() + "S")
        : Optional.ofNullable(CONSTANTS.get(nameOf(type)));
  }

  /** Returns the name of the method that makes the codec of a collection, if there is one. */
  static Optional<String> container(TypeMirror type) {
    return type instanceof DeclaredType declared && isExact(declared)
        ? Optional.ofNullable(CONTAINERS.get(nameOf(type)))
        : Optional.empty();
  }

  /** Whether a type says what its type arguments are, if it has any. */
  static boolean isExact(DeclaredType type) {
    int parameters = ((TypeElement) type.asElement()).getTypeParameters().size();
    return type.getTypeArguments().size() == parameters
        && type.getTypeArguments().stream().noneMatch(WildcardType.class::isInstance);
  }

  private static String nameOf(TypeMirror type) {
    return type.getKind() == TypeKind.DECLARED
        ? ((TypeElement) ((DeclaredType) type).asElement()).getQualifiedName().toString()
        : "";
  }
}
