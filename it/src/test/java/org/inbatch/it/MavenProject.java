package org.inbatch.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A project with the README's pom, built by the Maven and the JDK that build InBatch, with a local
 * repository of its own. What Maven itself needs comes out of the other one, where it is since
 * InBatch was compiled; nothing comes over the net.
 */
final class MavenProject {

  private static final Path README = Path.of("..", "README.md");
  private static final Pattern POM = Pattern.compile("(?s)```xml\n(.*?)```");

  private static final String HEAD =
      """
      <project xmlns="http://maven.apache.org/POM/4.0.0">
        <modelVersion>4.0.0</modelVersion>
        <groupId>com.example</groupId>
        <artifactId>example</artifactId>
        <version>1</version>
        <properties>
          <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
        </properties>
      """;

  private final Path directory;

  MavenProject(Path directory) throws IOException {
    this.directory = directory;
    Matcher pom = POM.matcher(Files.readString(README));
    if (!pom.find()) {
      throw new AssertionError("no pom in the README");
    }
    Files.writeString(directory.resolve("pom.xml"), HEAD + pom.group(1) + "</project>\n");
    Files.writeString(
        directory.resolve("settings.xml"),
        """
        <settings>
          <mirrors>
            <mirror><id>other</id><mirrorOf>*</mirrorOf><url>%s</url></mirror>
          </mirrors>
        </settings>
        """
            .formatted(Path.of(System.getProperty("maven.repository")).toUri()));
  }

  /** Writes a class of the package {@code example}. */
  void write(String name, String text) throws IOException {
    Path file = source(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  void delete(String name) throws IOException {
    Files.delete(source(name));
  }

  private Path source(String name) {
    return directory.resolve("src/main/java/example").resolve(name + ".java");
  }

  /** Compiles what has changed, as {@code mvn compile} does. */
  Command.Ending compile() throws IOException, InterruptedException {
    return new Command(Path.of(System.getProperty("maven.home"), "bin", "mvn"))
        .with("--batch-mode", "--offline", "--quiet", "--settings", "settings.xml")
        .with("-Daether.offline.protocols=file")
        .with("-Dmaven.repo.local=" + System.getProperty("local.repository"))
        .with("toolchains:select-jdk-toolchain", "compiler:compile")
        .run(
            directory,
            Map.of(
                "JAVA_HOME",
                System.getProperty("maven.java.home"),
                "MAVEN_OPTS",
                "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"));
  }

  /** Where a generated source of the package {@code example} is, if it is. */
  Path generated(String name) {
    return directory
        .resolve("target/generated-sources/annotations/example")
        .resolve(name + ".java");
  }

  /** Where a class file of the package {@code example} is, if it is. */
  Path compiled(String name) {
    return directory.resolve("target/classes/example").resolve(name + ".class");
  }
}
