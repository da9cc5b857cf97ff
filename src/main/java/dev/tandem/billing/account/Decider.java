package dev.tandem.billing.account;

import java.util.List;

/**
 * An event-sourced account: both functions are pure, so a history is a value that can be tested,
 * replayed and compared.
 *
 * @param <C> what may be asked of it
 * @param <S> what it knows
 * @param <E> what happened to it
 */
public interface Decider<C, S, E extends AccountEvent> {

  S initial();

  /** What happens when the command meets the state; nothing when it has happened before. */
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
