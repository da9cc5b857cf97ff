package dev.tandem.kernel.secret;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;

/** A file that only its owner may read. */
public final class PrivateFile {

  private PrivateFile() {}

  /**
   * @param property names the setting that makes the file unnecessary, for the message
   */
  public static void write(Path file, String line, String property) {
    try {
      Files.createDirectories(file.getParent());
      Files.deleteIfExists(file);
      create(file);
      Files.writeString(file, line + System.lineSeparator(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw unusable(file, property, e);
    }
  }

  /** The line in the file; of several processes that find none, one writes it for all. */
  public static String readOrCreate(Path file, Supplier<String> line, String property) {
    try {
      if (!Files.exists(file)) {
        var complete =
            file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid());
        write(complete, line.get(), property);
        moveUnlessPresent(complete, file);
      }
      return Files.readString(file, StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw unusable(file, property, e);
    }
  }

  private static void create(Path file) throws IOException {
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
  }

  private static void moveUnlessPresent(Path complete, Path file) throws IOException {
    try {
      Files.move(complete, file);
    } catch (FileAlreadyExistsException e) {
      Files.delete(complete);
    }
  }

  private static IllegalStateException unusable(Path file, String property, IOException cause) {
    return new IllegalStateException(
        "The secret in %s can be neither written nor read; set %s instead"
            .formatted(file, property),
        cause);
  }
}
