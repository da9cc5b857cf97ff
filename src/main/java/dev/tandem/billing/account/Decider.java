package dev.tandem.billing.account;

import java.util.List;

/**
 * The rules of one kind of event-sourced account. {@code decide} and {@code evolve} are pure
 * functions.
 *
 * @param <C> the commands
 * @param <S> the state
 * @param <E> the events
 */
public interface Decider<C, S, E extends AccountEvent> {

  S initial();

  /** The events that follow from a command; none if it was applied before or is not allowed. */
  List<E> decide(C command, S state);

  S evolve(S state, E event);

  Class<S> stateType();

  Class<E> eventType();

  default S replay(S from, List<? extends E> history) {
    var state = from;
    for (E event : history) {
      state = evolve(state, event);
    }
    return state;
  }
}
