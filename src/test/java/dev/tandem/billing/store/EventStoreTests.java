package dev.tandem.billing.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.billing.BillingProperties;
import dev.tandem.billing.BillingTests;
import dev.tandem.billing.account.Deciders;
import dev.tandem.billing.account.MentorAccount;
import dev.tandem.billing.account.MentorCommand;
import dev.tandem.billing.account.MentorEvent;
import dev.tandem.billing.account.StreamId;
import dev.tandem.billing.ledger.Ledger;
import dev.tandem.billing.ledger.LedgerAccount;
import dev.tandem.billing.ledger.Posting;
import dev.tandem.billing.ledger.PostingRules;
import dev.tandem.billing.payment.RandomBookingHistory;
import dev.tandem.kernel.money.Money;
import dev.tandem.kernel.time.AdjustableClock;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@BillingTests
class EventStoreTests {

  private static final Duration HOLD = Duration.ofDays(3);

  @Autowired EventSourcedAccounts accounts;
  @Autowired EventStore store;
  @Autowired HashChain chain;
  @Autowired ProjectionRebuild rebuild;
  @Autowired Ledger ledger;
  @Autowired BillingProperties properties;
  @Autowired AdjustableClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;
  @Autowired ApplicationContext context;

  @Test
  void runsWithoutTheOtherModules() {
    assertThat(List.of(context.getBeanDefinitionNames()))
        .<Class<?>>map(context::getType)
        .filteredOn(it -> it != null && it.getPackageName().startsWith("dev.tandem."))
        .extracting(Class::getPackageName)
        .extracting(it -> it.split("\\.")[2])
        .containsOnly("billing", "kernel", "eventing", "access");
  }

  @Test
  void projectionsBuiltAgainFromNothingAreTheSame() {
    recordRandomBookings(1);
    transaction.executeWithoutResult(whileNobodyElseWrites -> {
      jdbc.sql("lock table billing.stream in exclusive mode").update();
      var before = projectionContents();

      rebuild.rebuildAll();

      assertThat(projectionContents()).isEqualTo(before);
      assertThat(before.get("entry")).isNotEmpty();
    });
  }

  @Test
  void balancesAtAnyInstantAreWhatAReplayToThatInstantGives() {
    recordRandomBookings(2);
    transaction.executeWithoutResult(whileNobodyElseWrites -> {
      jdbc.sql("lock table billing.stream in exclusive mode").update();
      assertBalancesMatchReplay(store.readAfter(0, 100_000));
    });
  }

  private void assertBalancesMatchReplay(List<RecordedEvent> history) {
    for (int i = 0; i < history.size(); i += 7) {
      var asOf = history.get(i).at();
      var replayed = new ArrayList<Posting.PostingLine>();
      history.stream()
          .filter(it -> !it.at().isAfter(asOf))
          .flatMap(it -> PostingRules.postingsFor(it.event()).stream())
          .forEach(it -> replayed.addAll(it.lines()));
      for (var account : LedgerAccount.values()) {
        assertThat(balance(account, asOf))
            .as("%s at %s", account, asOf)
            .isEqualTo(
                replayed.stream()
                    .filter(it -> it.account() == account)
                    .mapToLong(it -> it.debit() - it.credit())
                    .sum());
      }
    }
  }

  @Test
  void aSnapshotGivesTheSameStateAsTheWholeHistory() {
    var mentor = UUID.randomUUID();
    var stream = StreamId.mentor(mentor, "EUR");
    for (int i = 0; i < properties.snapshotEvery() + 10; i++) {
      earn(mentor, i);
    }

    var all = Deciders.MENTOR.replay(MentorAccount.EMPTY, mentorHistory(stream));

    assertThat(
            jdbc.sql("select version from billing.snapshot where stream = ?")
                .param(stream.value())
                .query(Long.class)
                .single())
        .isEqualTo(properties.snapshotEvery());
    assertThat(store.read(stream, Deciders.MENTOR)).isEqualTo(all);
    assertThat(all.pending()).hasSize(properties.snapshotEvery() + 10);
  }

  private List<MentorEvent> mentorHistory(StreamId stream) {
    return store.readStream(stream, 0).stream().map(it -> (MentorEvent) it.event()).toList();
  }

  private void earn(UUID mentor, int minor) {
    transaction.executeWithoutResult(_ ->
        accounts.handle(
            StreamId.mentor(mentor, "EUR"),
            Deciders.MENTOR,
            new MentorCommand.Earn(
                mentor,
                UUID.randomUUID(),
                Money.of(minor + 1, "EUR"),
                clock.instant().plus(HOLD),
                false)));
  }

  @Test
  void whatIsRecordedCannotBeChanged() {
    earn(UUID.randomUUID(), 1);

    assertThatThrownBy(() -> jdbc.sql("update billing.event set payload = '{}'").update())
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("stays as it is");
    assertThatThrownBy(() -> jdbc.sql("delete from billing.event").update())
        .isInstanceOf(DataAccessException.class);
  }

  @Test
  void theHashChainShowsAChangedAndARemovedEvent() {
    var mentor = UUID.randomUUID();
    earn(mentor, 1);
    earn(mentor, 2);
    earn(mentor, 3);
    assertThat(chain.findBrokenStreams()).isEmpty();

    assertTamperingShows(
        mentor,
        "update billing.event set payload = replace(payload, '2', '9') where stream = ? and version = 2");
    assertTamperingShows(mentor, "delete from billing.event where stream = ? and version = 3");
  }

  /** Rolled back, so that the other tests keep an untouched history. */
  private void assertTamperingShows(UUID mentor, String how) {
    var stream = StreamId.mentor(mentor, "EUR").value();
    transaction.executeWithoutResult(it -> {
      jdbc.sql("alter table billing.event disable trigger user").update();
      jdbc.sql(how).param(stream).update();
      assertThat(chain.findBrokenStreams()).containsExactly(stream);
      it.setRollbackOnly();
    });
  }

  @Test
  void thePostingThatDoesNotBalanceIsRefusedByTheDatabase() {
    var mentor = UUID.randomUUID();
    earn(mentor, 1);
    var cause = store.readStream(StreamId.mentor(mentor, "EUR"), 0).getFirst().id();

    assertThatThrownBy(() ->
            transaction.executeWithoutResult(_ -> {
              jdbc.sql("insert into billing.posting values (?, 'odd', ?, null, 1)")
                  .params(cause, Timestamp.from(clock.instant()))
                  .update();
              jdbc.sql(
                      "insert into billing.entry values (?, 'odd', 0, 'fee', null, null, 'EUR', 5, 0)")
                  .param(cause)
                  .update();
            }))
        .hasMessageContaining("does not balance");
  }

  @Test
  void namesOfRecordedEventsStayAsTheyAre() {
    assertThat(EventNames.allNames())
        .containsExactly(
            "captured",
            "chargeback-recovered",
            "charged-back",
            "clawback-owed",
            "credits-expired",
            "credits-redeemed",
            "credits-restored",
            "credits-spent",
            "dispute-closed",
            "dispute-opened",
            "earned",
            "earning-frozen",
            "earning-released",
            "earning-reversed",
            "earning-thawed",
            "funding-abandoned",
            "funding-failed",
            "invoiced-on-terms",
            "outcome-noted",
            "pack-bought",
            "pack-charged-back",
            "payment-requested",
            "payout-arrived",
            "payout-returned",
            "payout-started",
            "recognised",
            "refund-settled",
            "refunded",
            "refunded-after-recognition",
            "terms-paid");
  }

  private long balance(LedgerAccount account, Instant asOf) {
    return jdbc.sql(
            """
            select coalesce(sum(debit - credit), 0) from billing.entry
            join billing.posting using (cause, rule) where account = ? and at <= ?\
            """)
        .params(account.code(), Timestamp.from(asOf))
        .query(Long.class)
        .single();
  }

  /** A few random lives of bookings, recorded in the database. */
  private void recordRandomBookings(long seed) {
    var history = new RandomBookingHistory(seed, accounts, clock);
    var mentor = history.nextId();
    var mentee = history.nextId();
    clock.adjustTo(RandomBookingHistory.START);
    try {
      transaction.executeWithoutResult(_ -> history.buyPack(mentee, 60_000));
      for (int i = 0; i < 8; i++) {
        var messages = history.messagesWithChargeback(history.nextId(), mentor, mentee);
        transaction.executeWithoutResult(_ -> history.deliver(messages, mentor, false));
        clock.advance(Duration.ofHours(1));
      }
    } finally {
      clock.reset();
    }
  }

  private Map<String, List<Map<String, Object>>> projectionContents() {
    var contents = new java.util.TreeMap<String, List<Map<String, Object>>>();
    for (var table : List.of("posting", "entry", "payment", "earning", "payout", "lot")) {
      contents.put(
          table,
          jdbc.sql("select t.* from billing." + table + " t order by t::text")
              .query()
              .listOfRows());
    }
    return contents;
  }
}
