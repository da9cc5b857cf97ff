package dev.tandem.billing.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.billing.BillingTests;
import dev.tandem.billing.account.StreamId;
import dev.tandem.billing.payment.RandomBookingHistory;
import dev.tandem.billing.rules.Deciders;
import dev.tandem.billing.rules.MentorCommand.Earn;
import dev.tandem.billing.store.Accounts;
import dev.tandem.billing.store.EventReader;
import dev.tandem.kernel.money.Money;
import dev.tandem.kernel.time.AdjustableClock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@BillingTests
class LedgerTests {

  @Autowired Accounts accounts;
  @Autowired EventReader events;
  @Autowired AdjustableClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;

  /** The balances after each instant of the log, in the database and by a replay. */
  @Test
  void balancesAtAnyInstantAreWhatAReplayToThatInstantGives() {
    RandomBookingHistory.record(2, accounts, clock, transaction);

    transaction.executeWithoutResult(_ -> {
      jdbc.sql("lock table billing.stream in exclusive mode").update();
      var replayed = replay();
      assertThat(replayed).hasSizeGreaterThan(5);
      assertThat(storedBalances()).isEqualTo(replayed);
    });
  }

  private Map<String, SortedMap<Instant, Long>> replay() {
    var balances = new HashMap<String, SortedMap<Instant, Long>>();
    events.forEachEvent(recorded ->
        PostingRules.postingsFor(recorded.event()).stream()
            .flatMap(posting -> posting.lines().stream())
            .forEach(line ->
                balances
                    .computeIfAbsent(line.account().code(), _ -> new TreeMap<>())
                    .merge(recorded.at(), line.debit() - line.credit(), Long::sum)));
    balances.values().forEach(LedgerTests::accumulate);
    return balances;
  }

  private static void accumulate(SortedMap<Instant, Long> changes) {
    long balance = 0;
    for (var change : changes.entrySet()) {
      balance += change.getValue();
      change.setValue(balance);
    }
  }

  private Map<String, SortedMap<Instant, Long>> storedBalances() {
    var balances = new HashMap<String, SortedMap<Instant, Long>>();
    jdbc.sql(
            """
            select account, at, sum(sum(debit - credit)) over (partition by account order by at)
            from billing.entry group by account, at\
            """)
        .query((row, _) ->
            balances
                .computeIfAbsent(row.getString(1), _ -> new TreeMap<>())
                .put(row.getTimestamp(2).toInstant(), row.getLong(3)))
        .list();
    return balances;
  }

  @Test
  void thePostingThatDoesNotBalanceIsRefusedByTheDatabase() {
    var cause = recordEarning();

    assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> insertUnbalanced(cause)))
        .hasMessageContaining("does not balance");
  }

  private UUID recordEarning() {
    var mentor = UUID.randomUUID();
    var stream = StreamId.mentor(mentor, "EUR");
    var earn = new Earn(mentor, UUID.randomUUID(), Money.of(1, "EUR"), clock.instant(), false);
    transaction.executeWithoutResult(_ -> accounts.handle(stream, Deciders.MENTOR, earn));
    return jdbc.sql("select id from billing.event where stream = ?")
        .param(stream.value())
        .query(UUID.class)
        .single();
  }

  private void insertUnbalanced(UUID cause) {
    jdbc.sql("insert into billing.posting values (?, 'odd', ?, null, 1)")
        .params(cause, clock.instant())
        .update();
    jdbc.sql("insert into billing.entry values (?, 'odd', 0, 'fee', null, null, 'EUR', 5, 0)")
        .param(cause)
        .update();
  }
}
