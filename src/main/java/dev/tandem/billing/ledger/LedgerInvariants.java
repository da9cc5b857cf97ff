package dev.tandem.billing.ledger;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tandem.billing.store.EventStore;
import dev.tandem.billing.store.HashChain;
import dev.tandem.kernel.persistence.Rows;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Checks the invariants of the ledger in one snapshot of the database. */
@Component
public class LedgerInvariants {

  private final JdbcClient jdbc;
  private final EventStore events;
  private final HashChain hashChain;

  LedgerInvariants(JdbcClient jdbc, EventStore events, HashChain hashChain) {
    this.jdbc = jdbc;
    this.events = events;
    this.hashChain = hashChain;
  }

  /**
   * @param breaches how many currencies, accounts, bookings or streams violate the rule
   */
  public record InvariantCheck(String rule, long breaches) {

    @JsonProperty
    boolean holds() {
      return breaches == 0;
    }
  }

  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public List<InvariantCheck> checkAll() {
    return List.of(
        countBreaches(
            "Debits equal credits in every currency",
            """
            select count(*) from (select currency from billing.entry
            group by currency having sum(debit) <> sum(credit)) broken\
            """),
        countBreaches(
            "No booking's escrow is negative",
            """
            select count(*) from (select subject from billing.entry
            where account = 'booking:escrow'
            group by subject having sum(credit) < sum(debit)) broken\
            """),
        countBreaches(
            "The escrow of a finished booking is empty",
            """
            select count(*) from (select subject from billing.entry
            join billing.payment on booking_id = subject
            where account = 'booking:escrow' and outcome is not null
            group by subject having sum(credit) <> sum(debit)) broken\
            """),
        countBreaches(
            "No mentor's payable balance is negative",
            """
            select count(*) from (select subject from billing.entry
            where account = 'mentor:payable'
            group by subject, currency having sum(credit) < sum(debit)) broken\
            """),
        countBreaches(
            "No booking is refunded more than its price",
            "select count(*) from billing.payment where refunded > gross"),
        new InvariantCheck(
            "The ledger equals a replay of the recorded events", countReplayDifferences()),
        new InvariantCheck(
            "No recorded event was changed or removed", hashChain.findBrokenStreams().size()));
  }

  private InvariantCheck countBreaches(String rule, String sql) {
    return new InvariantCheck(rule, jdbc.sql(sql).query(Long.class).single());
  }

  private long countReplayDifferences() {
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

    static SubAccount of(Posting.PostingLine line) {
      return new SubAccount(line.account().code(), line.subject(), line.currency());
    }
  }

  record StoredBalance(String account, @Nullable UUID subject, String currency, long balance) {

    SubAccount subAccount() {
      return new SubAccount(account, subject, currency);
    }
  }
}
