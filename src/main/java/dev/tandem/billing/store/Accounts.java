package dev.tandem.billing.store;

import dev.tandem.billing.account.AccountEvent;
import dev.tandem.billing.account.Decider;
import dev.tandem.billing.account.StreamId;
import java.util.List;

/** Asks accounts to change; one caller at a time for each account. */
public interface Accounts {

  /** The state, which nobody else changes until the transaction ends. */
  <C, S, E extends AccountEvent> S loadForUpdate(StreamId stream, Decider<C, S, E> decider);

  /** What happened in answer to the command, recorded. */
  <C, S, E extends AccountEvent> List<E> handle(
      StreamId stream, Decider<C, S, E> decider, C command);
}
