package dev.tandem.billing.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.billing.BillingProperties;
import dev.tandem.billing.BillingTests;
import dev.tandem.billing.account.AccountEvent;
import dev.tandem.billing.account.MentorEvent;
import dev.tandem.billing.account.StreamId;
import dev.tandem.billing.ledger.LedgerRollUp;
import dev.tandem.billing.payment.RandomBookingHistory;
import dev.tandem.billing.rules.Deciders;
import dev.tandem.billing.rules.MentorAccount;
import dev.tandem.billing.rules.MentorCommand;
import dev.tandem.kernel.money.Money;
import dev.tandem.kernel.time.AdjustableClock;
import dev.tandem.testing.TestDatabase;
import java.time.Duration;
import java.time.LocalDate;
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

  @Autowired Accounts accounts;
  @Autowired EventReader events;
  @Autowired HashChain chain;
  @Autowired ProjectionRebuild rebuild;
  @Autowired LedgerRollUp rollUp;
  @Autowired BillingProperties properties;
  @Autowired AdjustableClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;
  @Autowired ApplicationContext context;

  @Test
  void runsWithoutTheOtherModules() {
    assertThat(List.of(context.getBeanDefinitionNames()))
        .<Class<?>>map(context::getType)
        .filteredOn(type -> type != null && type.getPackageName().startsWith("dev.tandem."))
        .extracting(type -> type.getPackageName().split("\\.")[2])
        .containsOnly("billing", "kernel", "eventing", "access");
  }

  @Test
  void projectionsBuiltAgainFromNothingAreTheSame() {
    RandomBookingHistory.record(1, accounts, clock, transaction);
    transaction.executeWithoutResult(_ -> {
      jdbc.sql("lock table billing.stream in exclusive mode").update();
      rollUp.foldAll();
      var before = projectionContents();

      long events = rebuild.rebuildAll();
      rollUp.foldAll();

      assertThat(events)
          .isEqualTo(jdbc.sql("select count(*) from billing.event").query(Long.class).single());
      assertThat(projectionContents()).isEqualTo(before);
      assertThat(before.get("entry")).isNotEmpty();
    });
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
    MentorAccount loaded =
        transaction.execute(_ -> accounts.loadForUpdate(stream, Deciders.MENTOR));
    assertThat(loaded).isEqualTo(all);
    assertThat(all.pending()).hasSize(properties.snapshotEvery() + 10);
  }

  @Test
  void aRefusalThatAScheduleRepeatsIsKeptOnceAndEachCommandWithEventsAlways() {
    var mentor = UUID.randomUUID();
    var minimum = Money.of(2_000, "EUR");
    for (int i = 0; i < 3; i++) {
      handle(mentor, new MentorCommand.PayOut(mentor, LocalDate.of(2026, 11, 23), minimum));
    }
    handle(mentor, new MentorCommand.PayOut(mentor, LocalDate.of(2026, 11, 30), minimum));
    earn(mentor, 1);
    handle(mentor, new MentorCommand.PayOut(mentor, LocalDate.of(2026, 11, 30), minimum));

    assertThat(
            jdbc.sql(
                    "select type || ' ' || version || ' ' || events from billing.decision where stream = ? order by position")
                .param(StreamId.mentor(mentor, "EUR").value())
                .query(String.class)
                .list())
        .containsExactly("pay-out 0 0", "pay-out 0 0", "earn 0 1", "pay-out 1 0");
  }

  private void handle(UUID mentor, MentorCommand command) {
    transaction.executeWithoutResult(
        _ -> accounts.handle(StreamId.mentor(mentor, "EUR"), Deciders.MENTOR, command));
  }

  private List<MentorEvent> mentorHistory(StreamId stream) {
    return events.readStream(stream, 0).stream().map(it -> (MentorEvent) it.event()).toList();
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

  /**
   * The module itself may not do that, but the owner of the table. Rolls back, so that the other
   * tests find an intact history.
   */
  private void assertTamperingShows(UUID mentor, String sql) {
    var stream = StreamId.mentor(mentor, "EUR").value();
    var database = jdbc.sql("select current_database()").query(String.class).single();
    TestDatabase.executeAsOwner(database, "alter table billing.event disable trigger user");
    try {
      transaction.executeWithoutResult(status -> {
        jdbc.sql(sql).param(stream).update();
        assertThat(chain.findBrokenStreams()).containsExactly(stream);
        status.setRollbackOnly();
      });
    } finally {
      TestDatabase.executeAsOwner(database, "alter table billing.event enable trigger user");
    }
  }

  @Test
  void namesOfRecordedEventsStayAsTheyAre() {
    assertThat(StoredNames.typesByName(AccountEvent.class).keySet().stream().sorted())
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
            "refund-returned",
            "refund-settled",
            "refunded",
            "refunded-after-recognition",
            "terms-paid");
  }

  private Map<String, List<Map<String, Object>>> projectionContents() {
    var contents = new java.util.TreeMap<String, List<Map<String, Object>>>();
    for (var table :
        List.of(
            "posting",
            "entry",
            "entry_delta",
            "account_total",
            "member_total",
            "payment",
            "earning",
            "payable",
            "payout",
            "lot")) {
      contents.put(
          table,
          jdbc.sql("select t.* from billing." + table + " t order by t::text")
              .query()
              .listOfRows());
    }
    return contents;
  }
}
