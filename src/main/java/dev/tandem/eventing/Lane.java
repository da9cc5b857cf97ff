package dev.tandem.eventing;

import java.util.UUID;

/**
 * Events of one key share a lane and keep their order in it; lanes go their ways side by side. The
 * number is part of the log (one sequence each): changing it takes a migration while nothing
 * publishes.
 */
final class Lane {

  static final int COUNT = 8;

  private Lane() {}

  static int of(UUID key) {
    return Math.floorMod(key.hashCode() * 0x9E3779B9 >>> 16, COUNT);
  }
}
