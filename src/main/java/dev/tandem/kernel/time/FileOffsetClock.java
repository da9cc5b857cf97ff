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
 * A clock that several processes travel with: a file says how far it is ahead, as an ISO-8601
 * duration, and is read every time. For rehearsals on one machine; its writer replaces the file in
 * one move.
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
      throw new UncheckedIOException("tandem.kernel.clock names no file that can be read", e);
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
