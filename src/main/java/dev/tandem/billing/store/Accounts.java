package dev.tandem.billing.store;

import dev.tandem.billing.account.AccountEvent;
import dev.tandem.billing.account.Decider;
import dev.tandem.billing.account.StreamId;
import java.util.function.Function;

/** Loads and changes accounts. Each account is locked until the caller's transaction ends. */
public interface Accounts {

  <C, S, E extends AccountEvent> S loadForUpdate(StreamId stream, Decider<C, S, E> decider);

  /** Handles a command that is built from the account's current state. */
  <C, S, E extends AccountEvent> AccountChange<S, E> handleFrom(
      StreamId stream, Decider<C, S, E> decider, Function<S, ? extends C> command);

  default <C, S, E extends AccountEvent> AccountChange<S, E> handle(
      StreamId stream, Decider<C, S, E> decider, C command) {
    return handleFrom(stream, decider, _ -> command);
  }
}
