package dev.tandem.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;

/** The clock that all processes of a topology go by; it only ever goes forward. */
final class SharedTime {

  private final Path file;
  private Duration shift;

  SharedTime(Path file, Instant begin) {
    this.file = file;
    this.shift = Duration.between(Instant.now(), begin);
    write();
  }

  Path file() {
    return file;
  }

  synchronized Instant now() {
    return Instant.now().plus(shift);
  }

  /** Does nothing when it is later already. */
  synchronized void reach(Instant instant) {
    var ahead = Duration.between(now(), instant);
    if (ahead.isPositive()) {
      pass(ahead);
    }
  }

  synchronized void pass(Duration time) {
    shift = shift.plus(time);
    write();
  }

  private void write() {
    try {
      var fresh = file.resolveSibling(file.getFileName() + ".new");
      Files.writeString(fresh, shift.toString());
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
