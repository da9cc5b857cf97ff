package dev.tandem.billing.store;

import dev.tandem.billing.account.AccountEvent;
import dev.tandem.billing.account.Decider;
import dev.tandem.billing.account.StreamId;
import java.util.List;
import org.springframework.stereotype.Component;

/** Accounts kept in the event store; what they record is acted upon in the same transaction. */
@Component
public class EventSourcedAccounts implements Accounts {

  private final EventStore store;
  private final List<EventReaction> reactions;

  EventSourcedAccounts(EventStore store, List<EventReaction> reactions) {
    this.store = store;
    this.reactions = reactions;
  }

  @Override
  public <C, S, E extends AccountEvent> S loadForUpdate(StreamId stream, Decider<C, S, E> decider) {
    return store.openForUpdate(stream, decider).state();
  }

  @Override
  public <C, S, E extends AccountEvent> List<E> handle(
      StreamId stream, Decider<C, S, E> decider, C command) {
    var opened = store.openForUpdate(stream, decider);
    var events = decider.decide(command, opened.state());
    var appended = store.append(opened, decider, events);
    appended.events().forEach(event -> reactions.forEach(it -> it.onRecorded(event)));
    return events;
  }
}
