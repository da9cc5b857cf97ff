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
import dev.tandem.billing.store.RecordedEvent;
import dev.tandem.kernel.money.Money;
import dev.tandem.kernel.time.AdjustableClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

  @Test
  void balancesAtAnyInstantAreWhatAReplayToThatInstantGives() {
    RandomBookingHistory.record(2, accounts, clock, transaction);
    transaction.executeWithoutResult(_ -> {
      jdbc.sql("lock table billing.stream in exclusive mode").update();
      var history = new ArrayList<RecordedEvent>();
      events.forEachEvent(history::add);
      for (int i = 0; i < history.size(); i += 7) {
        assertBalancesMatchReplay(history, history.get(i).at());
      }
    });
  }

  private void assertBalancesMatchReplay(List<RecordedEvent> history, Instant asOf) {
    var replayed =
        history.stream()
            .filter(recorded -> !recorded.at().isAfter(asOf))
            .flatMap(recorded -> PostingRules.postingsFor(recorded.event()).stream())
            .flatMap(posting -> posting.lines().stream())
            .toList();
    for (var account : LedgerAccount.values()) {
      long expected =
          replayed.stream()
              .filter(line -> line.account() == account)
              .mapToLong(line -> line.debit() - line.credit())
              .sum();
      assertThat(balance(account, asOf)).as("%s at %s", account, asOf).isEqualTo(expected);
    }
  }

  private long balance(LedgerAccount account, Instant asOf) {
    return jdbc.sql(
            """
            select coalesce(sum(debit - credit), 0) from billing.entry
            join billing.posting using (cause, rule) where account = ? and at <= ?\
            """)
        .params(account.code(), asOf)
        .query(Long.class)
        .single();
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
