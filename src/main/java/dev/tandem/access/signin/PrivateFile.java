package dev.tandem.access.signin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A file that only its owner may read. */
final class PrivateFile {

  private PrivateFile() {}

  static void write(Path file, String line) {
    try {
      Files.createDirectories(file.getParent());
      Files.deleteIfExists(file);
      if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
      Files.writeString(file, line + System.lineSeparator(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(
          "The password of the initial operator cannot be written to %s; set".formatted(file)
              + " tandem.access.operator.password instead",
          e);
    }
  }
}
