package dev.tandem.billing;

import java.util.List;
import org.springframework.stereotype.Component;

/** Accounts kept in the event store; what they record is acted upon in the same transaction. */
@Component
class RecordedAccounts implements Accounts {

  private final EventStore store;
  private final List<Reaction> reactions;

  RecordedAccounts(EventStore store, List<Reaction> reactions) {
    this.store = store;
    this.reactions = reactions;
  }

  @Override
  public <C, S, E extends AccountEvent> S open(StreamId stream, Decider<C, S, E> decider) {
    return store.open(stream, decider).state();
  }

  @Override
  public <C, S, E extends AccountEvent> List<E> ask(
      StreamId stream, Decider<C, S, E> decider, C command) {
    var opened = store.open(stream, decider);
    var events = decider.decide(command, opened.state());
    var appended = store.append(opened, decider, events);
    appended.events().forEach(event -> reactions.forEach(it -> it.to(event)));
    return events;
  }
}
