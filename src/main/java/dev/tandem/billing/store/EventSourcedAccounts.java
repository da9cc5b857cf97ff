package dev.tandem.billing.store;

import dev.tandem.billing.account.AccountEvent;
import dev.tandem.billing.account.Decider;
import dev.tandem.billing.account.StreamId;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * Keeps accounts in the event store, and the commands that they decided, and runs the reactions in
 * the same transaction.
 */
@Component
class EventSourcedAccounts implements Accounts {

  private final EventStore store;
  private final DecisionLog decisions;
  private final List<EventReaction> reactions;

  EventSourcedAccounts(EventStore store, DecisionLog decisions, List<EventReaction> reactions) {
    this.store = store;
    this.decisions = decisions;
    this.reactions = reactions;
  }

  @Override
  public <C, S, E extends AccountEvent> S loadForUpdate(StreamId stream, Decider<C, S, E> decider) {
    return store.openForUpdate(stream, decider).state();
  }

  @Override
  public <C, S, E extends AccountEvent> AccountChange<S, E> handleFrom(
      StreamId stream, Decider<C, S, E> decider, Function<S, ? extends C> command) {
    var opened = store.openForUpdate(stream, decider);
    var decided = command.apply(opened.state());
    var events = decider.decide(decided, opened.state());
    decisions.record(opened, decided, events.size());
    var appended = store.append(opened, decider, events);
    appended.events().forEach(event -> reactions.forEach(it -> it.onRecorded(event)));
    return new AccountChange<>(appended.state(), events);
  }
}
