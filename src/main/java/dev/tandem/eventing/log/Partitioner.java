package dev.tandem.eventing.log;

import java.util.UUID;

/**
 * Assigns keys to partitions. Events of one key share a partition and keep their order; partitions
 * are delivered in parallel. The count is part of the schema (one sequence each), so changing it
 * takes a migration while nothing publishes.
 */
public final class Partitioner {

  public static final int PARTITION_COUNT = 8;

  private Partitioner() {}

  public static int partitionOf(UUID key) {
    return Math.floorMod(key.hashCode() * 0x9E3779B9 >>> 16, PARTITION_COUNT);
  }
}
