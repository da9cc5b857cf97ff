package dev.tandem.eventing.tenure;

import java.util.List;

/**
 * What keeps a module from leaving a database without leaving something behind.
 *
 * @param addressed events that the broker brought for it and that its listeners have yet to handle,
 *     or that wait for one before them; none are added once it has stopped receiving
 * @param held deliveries to it that failed and wait to be tried again or for an operator
 * @param outgoing events of its own that the broker has yet to confirm for some module elsewhere;
 *     none are added once it is closed
 * @param apart its subscriptions that are paused or being replayed
 */
public record Unfinished(long addressed, long held, long outgoing, List<String> apart) {

  public Unfinished {
    apart = List.copyOf(apart);
  }

  public boolean isNothing() {
    return addressed == 0 && held == 0 && outgoing == 0 && apart.isEmpty();
  }
}
