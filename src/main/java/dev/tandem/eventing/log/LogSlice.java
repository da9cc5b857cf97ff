package dev.tandem.eventing.log;

import java.util.List;

/**
 * The unread events of one partition, as one consumer read them in one snapshot.
 *
 * @param xmin every transaction with a smaller id had ended when the events were read
 * @param hasHeldKeys whether deliveries of some key to this consumer wait for a retry or an
 *     operator
 */
public record LogSlice(List<LoggedEvent> events, long xmin, boolean hasHeldKeys) {}
