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

  /** The constants, with the classes of the run time that have them. */
  private static final Map<String, String> CONSTANTS =
      Map.ofEntries(
          entry("java.lang.Void", "Codecs.VOID"),
          entry("java.lang.Boolean", "Codecs.BOOLEAN"),
          entry("java.lang.Byte", "Codecs.BYTE"),
          entry("java.lang.Short", "Codecs.SHORT"),
          entry("java.lang.Character", "Codecs.CHARACTER"),
          entry("java.lang.Integer", "Codecs.INTEGER"),
          entry("java.lang.Long", "Codecs.LONG"),
          entry("java.lang.Float", "Codecs.FLOAT"),
          entry("java.lang.Double", "Codecs.DOUBLE"),
          entry("java.lang.String", "Codecs.STRING"),
          entry("java.math.BigInteger", "ValueCodecs.BIG_INTEGER"),
          entry("java.math.BigDecimal", "ValueCodecs.BIG_DECIMAL"),
          entry("java.nio.file.Path", "ValueCodecs.PATH"),
          entry("java.io.File", "ValueCodecs.FILE"),
          entry("java.net.URI", "ValueCodecs.URI"),
          entry("java.util.UUID", "ValueCodecs.UUID"),
          entry("java.time.Duration", "TimeCodecs.DURATION"),
          entry("java.time.Period", "TimeCodecs.PERIOD"),
          entry("java.time.Instant", "TimeCodecs.INSTANT"),
          entry("java.time.LocalDate", "TimeCodecs.LOCAL_DATE"),
          entry("java.time.LocalTime", "TimeCodecs.LOCAL_TIME"),
          entry("java.time.LocalDateTime", "TimeCodecs.LOCAL_DATE_TIME"),
          entry("java.time.OffsetDateTime", "TimeCodecs.OFFSET_DATE_TIME"),
          entry("java.time.ZonedDateTime", "TimeCodecs.ZONED_DATE_TIME"),
          entry("java.time.ZoneOffset", "TimeCodecs.ZONE_OFFSET"),
          entry("java.time.ZoneId", "TimeCodecs.ZONE_ID"),
          entry("java.time.Year", "TimeCodecs.YEAR"),
          entry("java.time.YearMonth", "TimeCodecs.YEAR_MONTH"),
          entry("java.util.OptionalInt", "ValueCodecs.OPTIONAL_INT"),
          entry("java.util.OptionalLong", "ValueCodecs.OPTIONAL_LONG"),
          entry("java.util.OptionalDouble", "ValueCodecs.OPTIONAL_DOUBLE"),
          entry("java.lang.foreign.MemorySegment", "Codecs.MEMORY_SEGMENT"));

  private static final Map<String, String> CONTAINERS =
      Map.of(
          "java.util.List", "list",
          "java.util.Set", "set",
          "java.util.Map", "map",
          "java.util.Optional", "optional");

  private WireTable() {}

  /** Returns the constant that is the codec of a type, if there is one: {@code Codecs.STRING}. */
  static Optional<String> constant(TypeMirror type) {
    return type instanceof ArrayType array && array.getComponentType().getKind().isPrimitive()
        ? Optional.of("Codecs." + array.getComponentType().getKind() + "S")
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
