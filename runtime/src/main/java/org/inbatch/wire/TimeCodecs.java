package org.inbatch.wire;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/**
 * The codecs of {@code java.time}: a class of its own, so that a worker makes them only if a batch
 * needs one. What is said of {@link Codecs} holds for them.
 */
public final class TimeCodecs {

  /** Amounts of time. */
  public static final Codec<Duration> DURATION =
      PlainCodec.of(
          Duration.class,
          (value, out) -> {
            out.writeLong(value.getSeconds());
            out.writeInt(value.getNano());
          },
          in -> Duration.ofSeconds(in.readLong(), in.readInt()));

  /** Amounts of years, months and days. */
  public static final Codec<Period> PERIOD =
      PlainCodec.of(
          Period.class,
          (value, out) -> {
            out.writeInt(value.getYears());
            out.writeInt(value.getMonths());
            out.writeInt(value.getDays());
          },
          in -> Period.of(in.readInt(), in.readInt(), in.readInt()));

  /** Points of time. */
  public static final Codec<Instant> INSTANT =
      PlainCodec.of(
          Instant.class,
          (value, out) -> {
            out.writeLong(value.getEpochSecond());
            out.writeInt(value.getNano());
          },
          in -> Instant.ofEpochSecond(in.readLong(), in.readInt()));

  /** Days. */
  public static final Codec<LocalDate> LOCAL_DATE =
      PlainCodec.of(
          LocalDate.class,
          (value, out) -> out.writeLong(value.toEpochDay()),
          in -> LocalDate.ofEpochDay(in.readLong()));

  /** Times of a day. */
  public static final Codec<LocalTime> LOCAL_TIME =
      PlainCodec.of(
          LocalTime.class,
          (value, out) -> out.writeLong(value.toNanoOfDay()),
          in -> LocalTime.ofNanoOfDay(in.readLong()));

  /** Times of a certain day. */
  public static final Codec<LocalDateTime> LOCAL_DATE_TIME =
      PlainCodec.of(
          LocalDateTime.class,
          (value, out) -> {
            LOCAL_DATE.write(value.toLocalDate(), out);
            LOCAL_TIME.write(value.toLocalTime(), out);
          },
          in -> LocalDateTime.of(Codecs.some(LOCAL_DATE, in), Codecs.some(LOCAL_TIME, in)));

  /** Offsets from Greenwich. */
  public static final Codec<ZoneOffset> ZONE_OFFSET =
      PlainCodec.of(
          ZoneOffset.class,
          (value, out) -> out.writeInt(value.getTotalSeconds()),
          in -> ZoneOffset.ofTotalSeconds(in.readInt()));

  /** Time zones: their names. */
  public static final Codec<ZoneId> ZONE_ID =
      PlainCodec.ofText(ZoneId.class, ZoneId::getId, ZoneId::of);

  /** Times with an offset. */
  public static final Codec<OffsetDateTime> OFFSET_DATE_TIME =
      PlainCodec.of(
          OffsetDateTime.class,
          (value, out) -> {
            LOCAL_DATE_TIME.write(value.toLocalDateTime(), out);
            ZONE_OFFSET.write(value.getOffset(), out);
          },
          in -> OffsetDateTime.of(Codecs.some(LOCAL_DATE_TIME, in), Codecs.some(ZONE_OFFSET, in)));

  /** Times in a zone. */
  public static final Codec<ZonedDateTime> ZONED_DATE_TIME =
      PlainCodec.of(
          ZonedDateTime.class,
          (value, out) -> {
            OFFSET_DATE_TIME.write(value.toOffsetDateTime(), out);
            ZONE_ID.write(value.getZone(), out);
          },
          in -> Codecs.some(OFFSET_DATE_TIME, in).atZoneSameInstant(Codecs.some(ZONE_ID, in)));

  /** Years. */
  public static final Codec<Year> YEAR =
      PlainCodec.of(
          Year.class, (value, out) -> out.writeInt(value.getValue()), in -> Year.of(in.readInt()));

  /** Months of certain years. */
  public static final Codec<YearMonth> YEAR_MONTH =
      PlainCodec.of(
          YearMonth.class,
          (value, out) -> {
            out.writeInt(value.getYear());
            out.writeInt(value.getMonthValue());
          },
          in -> YearMonth.of(in.readInt(), in.readInt()));

  private TimeCodecs() {}
}
