package dev.tandem.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whether the demo data was prepared, kept beside the database: {@code demo-unfinished} from the
 * first command to the last, so that the next start knows half of it from the whole.
 */
class DemoMarkerFile {

  private final Path done;
  private final Path unfinished;

  DemoMarkerFile(Path folder) {
    this.done = folder.resolve("demo-done");
    this.unfinished = folder.resolve("demo-unfinished");
  }

  boolean isDone() {
    return Files.exists(done);
  }

  void begin() {
    write(unfinished, "The demo data in this folder is not complete.\n");
  }

  void finish() {
    write(done, "The demo data in this folder is complete.\n");
    try {
      Files.deleteIfExists(unfinished);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
