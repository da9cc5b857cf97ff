package dev.tandem.eventing.ownership;

import java.util.List;

/**
 * What a module has to finish in a database before it leaves, so that nothing is left behind.
 *
 * @param inbound events from the broker that its listeners have not handled, or that wait for an
 *     earlier one of their key; none are added once it has stopped consuming
 * @param failed failed deliveries to it that wait for a retry or for an operator
 * @param outbound events of its own that the broker has not confirmed for a remote module; none are
 *     added once it is fenced
 * @param detached its subscriptions that are paused or being replayed
 */
public record PendingDeliveries(long inbound, long failed, long outbound, List<String> detached) {

  public PendingDeliveries {
    detached = List.copyOf(detached);
  }

  public boolean isEmpty() {
    return inbound == 0 && failed == 0 && outbound == 0 && detached.isEmpty();
  }
}
