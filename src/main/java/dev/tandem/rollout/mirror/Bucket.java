package dev.tandem.rollout.mirror;

import dev.tandem.rollout.routing.Side;
import java.time.Duration;
import java.time.Instant;

/**
 * A time bucket of one route.
 *
 * @param route the template
 */
record Bucket(String module, String route, Side liveSide, Instant start) {

  static final Duration LENGTH = Duration.ofSeconds(10);

  static Bucket of(MirroredRead read, Instant now) {
    long seconds = LENGTH.toSeconds();
    var start = Instant.ofEpochSecond(now.getEpochSecond() / seconds * seconds);
    return new Bucket(read.module(), read.template(), read.answeredBy(), start);
  }

  boolean isClosed(Instant now) {
    return !now.isBefore(start.plus(LENGTH));
  }
}
