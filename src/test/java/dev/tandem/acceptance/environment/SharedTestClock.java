package dev.tandem.acceptance.environment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;

/** The clock of all processes of a topology; it only moves forward. */
public final class SharedTestClock {

  private final Path file;
  private Duration offset;

  public SharedTestClock(Path file, Instant start) {
    this.file = file;
    this.offset = Duration.between(Instant.now(), start);
    writeOffset();
  }

  /** The file from which the processes read the offset to the system clock. */
  Path file() {
    return file;
  }

  public synchronized Instant now() {
    return Instant.now().plus(offset);
  }

  /** Does nothing if the time has already passed. */
  public synchronized void advanceTo(Instant instant) {
    var remaining = Duration.between(now(), instant);
    if (remaining.isPositive()) {
      advanceBy(remaining);
    }
  }

  public synchronized void advanceBy(Duration time) {
    offset = offset.plus(time);
    writeOffset();
  }

  private void writeOffset() {
    try {
      var fresh = file.resolveSibling(file.getFileName() + ".new");
      Files.writeString(fresh, offset.toString());
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
