package dev.tandem.kernel.time;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * A clock that several processes of one machine share, for rehearsals. It is ahead by the ISO 8601
 * duration in a file, which is read at every call; a change must replace the file atomically.
 */
final class FileOffsetClock extends Clock {

  private final Clock base;
  private final Path offsetFile;

  FileOffsetClock(Clock base, Path offsetFile) {
    this.base = base;
    this.offsetFile = offsetFile;
  }

  @Override
  public Instant instant() {
    try {
      return base.instant().plus(Duration.parse(Files.readString(offsetFile).strip()));
    } catch (IOException e) {
      throw new UncheckedIOException("The file of tandem.kernel.clock cannot be read", e);
    }
  }

  @Override
  public ZoneId getZone() {
    return base.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return new FileOffsetClock(base.withZone(zone), offsetFile);
  }
}
