package dev.tandem.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Marker files beside the database: {@code demo-unfinished} while the demo data is being prepared,
 * {@code demo-done} once it is complete.
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
