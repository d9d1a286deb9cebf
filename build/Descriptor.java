import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/**
 * Lets a JDK 17 read the module descriptor of classes that are for a newer one. Maven's own JDK,
 * which may be 17, reads it where a jar is made, and where users compile against it; a descriptor
 * that says the same has the same bytes in either version.
 *
 * <pre>
 *   java build/Descriptor.java target/classes/module-info.class
 * </pre>
 */
public final class Descriptor {

  private static final int MAJOR_VERSION_AT = 6;
  private static final short JAVA_17 = 61;

  public static void main(String[] args) throws IOException {
    Path file = Path.of(args[0]);
    ByteBuffer descriptor = ByteBuffer.wrap(Files.readAllBytes(file));
    if (descriptor.getShort(MAJOR_VERSION_AT) > JAVA_17) {
      FileTime compiled = Files.getLastModifiedTime(file);
      Files.write(file, descriptor.putShort(MAJOR_VERSION_AT, JAVA_17).array());
      Files.setLastModifiedTime(file, compiled); // or all that depends on it is compiled again
    }
  }
}
