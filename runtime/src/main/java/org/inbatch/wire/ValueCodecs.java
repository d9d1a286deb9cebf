package org.inbatch.wire;

import java.io.File;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/**
 * The codecs of the JDK's values that are less common than those of {@link Codecs}: a class of its
 * own, so that a worker makes them only if a batch needs one. The same holds for them.
 */
public final class ValueCodecs {

  /** Integers of any size. */
  public static final Codec<BigInteger> BIG_INTEGER =
      PlainCodec.of(
          BigInteger.class,
          (value, out) -> Codecs.BYTES.write(value.toByteArray(), out),
          in -> new BigInteger(Codecs.some(Codecs.BYTES, in)));

  /** Decimal numbers, with their scales. */
  public static final Codec<BigDecimal> BIG_DECIMAL =
      PlainCodec.of(
          BigDecimal.class,
          (value, out) -> {
            BIG_INTEGER.write(value.unscaledValue(), out);
            out.writeInt(value.scale());
          },
          in -> new BigDecimal(Codecs.some(BIG_INTEGER, in), in.readInt()));

  /** Paths of the default file system; others cannot travel. */
  public static final Codec<Path> PATH =
      new PlainCodec<>(
          Path.class,
          "Path",
          Set.of(Path.class),
          path -> path.getFileSystem() == FileSystems.getDefault(),
          (value, out) -> Codecs.STRING.write(value.toString(), out),
          in -> Path.of(Codecs.some(Codecs.STRING, in)));

  /** Names of files. */
  public static final Codec<File> FILE = PlainCodec.ofText(File.class, File::getPath, File::new);

  /** Names of resources. */
  public static final Codec<URI> URI =
      PlainCodec.ofText(URI.class, uri -> uri.toString(), text -> java.net.URI.create(text));

  /** Names that are unique. */
  public static final Codec<UUID> UUID =
      PlainCodec.of(
          UUID.class,
          (value, out) -> {
            out.writeLong(value.getMostSignificantBits());
            out.writeLong(value.getLeastSignificantBits());
          },
          in -> new UUID(in.readLong(), in.readLong()));

  /** Integers that may be missing. */
  public static final Codec<OptionalInt> OPTIONAL_INT =
      PlainCodec.of(
          OptionalInt.class,
          (value, out) -> {
            out.writeBoolean(value.isPresent());
            value.ifPresent(out::writeInt);
          },
          in -> in.readBoolean() ? OptionalInt.of(in.readInt()) : OptionalInt.empty());

  /** Long integers that may be missing. */
  public static final Codec<OptionalLong> OPTIONAL_LONG =
      PlainCodec.of(
          OptionalLong.class,
          (value, out) -> {
            out.writeBoolean(value.isPresent());
            value.ifPresent(out::writeLong);
          },
          in -> in.readBoolean() ? OptionalLong.of(in.readLong()) : OptionalLong.empty());

  /** Numbers that may be missing. */
  public static final Codec<OptionalDouble> OPTIONAL_DOUBLE =
      PlainCodec.of(
          OptionalDouble.class,
          (value, out) -> {
            out.writeBoolean(value.isPresent());
            value.ifPresent(out::writeDouble);
          },
          in -> in.readBoolean() ? OptionalDouble.of(in.readDouble()) : OptionalDouble.empty());

  private ValueCodecs() {}
}
