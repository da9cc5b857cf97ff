package dev.tandem.billing.store;

import java.util.List;

/**
 * The effect of a command on an account.
 *
 * @param state of the account afterwards
 * @param events recorded, none if the command had nothing to change
 */
public record AccountChange<S, E>(S state, List<E> events) {

  public AccountChange {
    events = List.copyOf(events);
  }

  public boolean isEmpty() {
    return events.isEmpty();
  }
}
