package dev.tandem.billing.account;

import java.util.List;
import java.util.function.BiFunction;

/**
 * The rules of one kind of event-sourced account, as two pure functions.
 *
 * @param initial the state before the first event
 * @param decision the events that follow from a command; none if it was applied before or is not
 *     allowed
 * @param evolution the state after an event
 */
public record Decider<C, S, E extends AccountEvent>(
    Class<S> stateType,
    Class<E> eventType,
    S initial,
    BiFunction<C, S, List<E>> decision,
    BiFunction<S, E, S> evolution) {

  public List<E> decide(C command, S state) {
    return decision.apply(command, state);
  }

  public S evolve(S state, E event) {
    return evolution.apply(state, event);
  }

  public S replay(S from, List<? extends E> history) {
    var state = from;
    for (E event : history) {
      state = evolve(state, event);
    }
    return state;
  }
}
