package dev.tandem.billing.ledger;

import dev.tandem.billing.store.EventReader;
import dev.tandem.kernel.persistence.Rows;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Compares the stored balances with those that a replay of the recorded events gives. */
@Component
class LedgerReplay {

  private final JdbcClient jdbc;
  private final EventReader events;

  LedgerReplay(JdbcClient jdbc, EventReader events) {
    this.jdbc = jdbc;
    this.events = events;
  }

  long countDifferences() {
    var replayed = replayedBalances();
    var stored = storedBalances();
    var accounts = new HashSet<>(replayed.keySet());
    accounts.addAll(stored.keySet());
    return accounts.stream()
        .filter(account -> !Objects.equals(replayed.get(account), stored.get(account)))
        .count();
  }

  private Map<SubAccount, Long> replayedBalances() {
    var balances = new HashMap<SubAccount, Long>();
    events.forEachEvent(recorded -> {
      for (var posting : PostingRules.postingsFor(recorded.event())) {
        for (var line : posting.lines()) {
          balances.merge(SubAccount.of(line), line.debit() - line.credit(), Long::sum);
        }
      }
    });
    return balances;
  }

  private Map<SubAccount, Long> storedBalances() {
    return jdbc
        .sql(
            """
            select account, subject, currency, sum(debit - credit)::bigint as balance
            from billing.entry group by account, subject, currency\
            """)
        .query(Rows.of(StoredBalance.class))
        .list()
        .stream()
        .collect(Collectors.toMap(StoredBalance::subAccount, StoredBalance::balance));
  }

  record SubAccount(String account, @Nullable UUID subject, String currency) {

    static SubAccount of(PostingLine line) {
      return new SubAccount(line.account().code(), line.subject(), line.currency());
    }
  }

  record StoredBalance(String account, @Nullable UUID subject, String currency, long balance) {

    SubAccount subAccount() {
      return new SubAccount(account, subject, currency);
    }
  }
}
