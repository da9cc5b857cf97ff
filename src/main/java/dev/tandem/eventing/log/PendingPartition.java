package dev.tandem.eventing.log;

import java.util.Set;

/** A partition in which a consumer has something to do. */
public record PendingPartition(String consumer, int partition, Set<String> subscriptions) {}
