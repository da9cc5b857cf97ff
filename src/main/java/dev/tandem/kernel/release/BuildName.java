package dev.tandem.kernel.release;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** Names a build by its version and a checksum of all that is in its archive. */
final class BuildName {

  private static final String NOT_PACKAGED = "classes that are not packaged";

  private BuildName() {}

  /**
   * @param source the archive, or a folder of classes; null if it is not known
   */
  static String of(@Nullable Package named, @Nullable File source) {
    if (source == null || !source.isFile()) {
      return NOT_PACKAGED;
    }
    var version = named == null ? null : named.getImplementationVersion();
    return (version == null ? "" : version + ", ") + "build " + checksum(source);
  }

  /** Reads the directory of the archive only, which has the checksum of each entry. */
  private static String checksum(File archive) {
    var sum = new CRC32();
    try (var jar = new JarFile(archive, false)) {
      jar.stream().map(BuildName::line).sorted().forEach(line -> sum.update(bytes(line)));
    } catch (IOException e) {
      return "unknown";
    }
    return HexFormat.of().toHexDigits((int) sum.getValue());
  }

  private static String line(JarEntry entry) {
    return entry.getName() + "=" + entry.getCrc();
  }

  private static byte[] bytes(String line) {
    return line.getBytes(StandardCharsets.UTF_8);
  }
}
