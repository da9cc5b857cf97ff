package dev.tandem.eventing.log;

/** One consumer in one partition: what a cursor, a lease and a relay task stand for. */
public record ConsumerPartition(String consumer, int partition) {}
