package dev.tandem.billing.ledger;

import dev.tandem.billing.account.AccountEvent;
import dev.tandem.billing.account.Decider;
import dev.tandem.billing.account.StreamId;
import dev.tandem.billing.store.Accounts;
import dev.tandem.billing.store.RecordedEvent;
import dev.tandem.kernel.time.AdjustableClock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The same accounts without a database, for thousands of histories a second. */
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
  public <C, S, E extends AccountEvent> List<E> handle(
      StreamId stream, Decider<C, S, E> decider, C command) {
    var events = decider.decide(command, loadForUpdate(stream, decider));
    var history = streams.computeIfAbsent(stream, _ -> new ArrayList<>());
    for (E event : events) {
      history.add(event);
      log.add(
          new RecordedEvent(
              log.size() + 1L, UUID.randomUUID(), stream, history.size(), clock.instant(), event));
    }
    return events;
  }

  /** The sum of an account over all its subjects, or of one. */
  long balance(LedgerAccount account, UUID subject) {
    return log.stream()
        .flatMap(it -> PostingRules.postingsFor(it.event()).stream())
        .flatMap(it -> it.lines().stream())
        .filter(it -> it.account() == account)
        .filter(it -> subject == null || subject.equals(it.subject()))
        .mapToLong(it -> account.balance(it.debit(), it.credit(), it.currency()).minor())
        .sum();
  }
}
