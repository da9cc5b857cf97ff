package dev.tandem.billing.ledger;

import dev.tandem.billing.account.AccountEvent;
import dev.tandem.billing.account.Decider;
import dev.tandem.billing.account.StreamId;
import dev.tandem.billing.store.AccountChange;
import dev.tandem.billing.store.Accounts;
import dev.tandem.billing.store.RecordedEvent;
import dev.tandem.kernel.time.AdjustableClock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Accounts without a database, for thousands of histories a second. */
class InMemoryAccounts implements Accounts {

  final List<RecordedEvent> log = new ArrayList<>();
  private final Map<StreamId, List<AccountEvent>> streams = new HashMap<>();
  final AdjustableClock clock;

  InMemoryAccounts(AdjustableClock clock) {
    this.clock = clock;
  }

  @Override
  public <C, S, E extends AccountEvent> S loadForUpdate(StreamId stream, Decider<C, S, E> decider) {
    var history =
        streams.getOrDefault(stream, List.of()).stream().map(decider.eventType()::cast).toList();
    return decider.replay(decider.initial(), history);
  }

  @Override
  public <C, S, E extends AccountEvent> AccountChange<S, E> handleFrom(
      StreamId stream, Decider<C, S, E> decider, Function<S, ? extends C> command) {
    var state = loadForUpdate(stream, decider);
    var events = decider.decide(command.apply(state), state);
    var history = streams.computeIfAbsent(stream, _ -> new ArrayList<>());
    for (E event : events) {
      history.add(event);
      log.add(
          new RecordedEvent(
              log.size() + 1L, UUID.randomUUID(), stream, history.size(), clock.instant(), event));
    }
    return new AccountChange<>(decider.replay(state, events), events);
  }

  /** The balance of an account for one subject, or for all. */
  long balance(LedgerAccount account, UUID subject) {
    return log.stream()
        .flatMap(recorded -> PostingRules.postingsFor(recorded.event()).stream())
        .flatMap(posting -> posting.lines().stream())
        .filter(line -> line.account() == account)
        .filter(line -> subject == null || subject.equals(line.subject()))
        .mapToLong(line -> account.balance(line.debit(), line.credit(), line.currency()).minor())
        .sum();
  }
}
