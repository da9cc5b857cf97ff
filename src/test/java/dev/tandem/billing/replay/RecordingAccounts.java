package dev.tandem.billing.replay;

import dev.tandem.billing.account.AccountEvent;
import dev.tandem.billing.account.Decider;
import dev.tandem.billing.account.StreamId;
import dev.tandem.billing.store.AccountChange;
import dev.tandem.billing.store.Accounts;
import dev.tandem.billing.store.StoredJson;
import dev.tandem.billing.store.StoredNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Accounts without a database that record their events and commands as the store does. */
class RecordingAccounts implements Accounts {

  private final Map<StreamId, Account> accounts = new LinkedHashMap<>();
  private long commands;

  private static final class Account {
    private final List<AccountEvent> events = new ArrayList<>();
    private final List<HistoryRow> rows = new ArrayList<>();
  }

  @Override
  public <C, S, E extends AccountEvent> S loadForUpdate(StreamId stream, Decider<C, S, E> decider) {
    var history = account(stream).events.stream().map(decider.eventType()::cast).toList();
    return decider.replay(decider.initial(), history);
  }

  @Override
  public <C, S, E extends AccountEvent> AccountChange<S, E> handleFrom(
      StreamId stream, Decider<C, S, E> decider, Function<S, ? extends C> command) {
    var state = loadForUpdate(stream, decider);
    var decided = command.apply(state);
    var events = decider.decide(decided, state);
    var account = account(stream);
    account.rows.add(row(stream, account.events.size(), ++commands, decided, events.size()));
    for (E event : events) {
      account.events.add(event);
      account.rows.add(row(stream, account.events.size(), 0, event, 0));
    }
    return new AccountChange<>(decider.replay(state, events), events);
  }

  private Account account(StreamId stream) {
    return accounts.computeIfAbsent(stream, _ -> new Account());
  }

  private static HistoryRow row(
      StreamId stream, long version, long position, Object recorded, int events) {
    return new HistoryRow(
        stream.value(),
        version,
        position,
        StoredNames.nameOf(recorded.getClass()),
        StoredJson.format(recorded),
        events);
  }

  /** Account by account, as they are read from the database. */
  List<HistoryRow> history() {
    return accounts.values().stream().flatMap(account -> account.rows.stream()).toList();
  }

  ReplayReport replay(List<AccountType<?, ?, ?>> deciders) {
    var replay = new DecisionReplay(deciders);
    history().forEach(replay::accept);
    return replay.finish();
  }
}
