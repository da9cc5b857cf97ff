package dev.tandem.acceptance.environment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;

/** The clock that all processes of a topology go by; it only ever goes forward. */
public final class SharedTestClock {

  private final Path file;
  private Duration offset;

  SharedTestClock(Path file, Instant begin) {
    this.file = file;
    this.offset = Duration.between(Instant.now(), begin);
    writeOffset();
  }

  Path file() {
    return file;
  }

  public synchronized Instant now() {
    return Instant.now().plus(offset);
  }

  /** Does nothing when it is later already. */
  public synchronized void advanceTo(Instant instant) {
    var ahead = Duration.between(now(), instant);
    if (ahead.isPositive()) {
      advanceBy(ahead);
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
