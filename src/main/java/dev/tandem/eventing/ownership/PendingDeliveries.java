package dev.tandem.eventing.ownership;

import java.util.List;

/**
 * What keeps a module from leaving a database without leaving something behind.
 *
 * @param inbound events that the broker brought for it and that its listeners have yet to handle,
 *     or that wait for one before them; none are added once it has stopped receiving
 * @param failed deliveries to it that failed and wait to be tried again or for an operator
 * @param outbound events of its own that the broker has yet to confirm for some module elsewhere;
 *     none are added once it is closed
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
