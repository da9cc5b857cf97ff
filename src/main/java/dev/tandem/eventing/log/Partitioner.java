package dev.tandem.eventing.log;

import java.util.UUID;

/**
 * Events of one key share a partition and keep their order in it; partitions go their ways side by
 * side. The number is part of the log (one sequence each): changing it takes a migration while
 * nothing publishes.
 */
public final class Partitioner {

  public static final int PARTITION_COUNT = 8;

  private Partitioner() {}

  public static int partitionOf(UUID key) {
    return Math.floorMod(key.hashCode() * 0x9E3779B9 >>> 16, PARTITION_COUNT);
  }
}
