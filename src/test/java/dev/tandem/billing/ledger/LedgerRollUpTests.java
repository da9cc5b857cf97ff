package dev.tandem.billing.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.billing.UnscheduledBillingTests;
import dev.tandem.billing.payment.RandomBookingHistory;
import dev.tandem.billing.store.Accounts;
import dev.tandem.billing.store.ProjectionRebuild;
import dev.tandem.kernel.persistence.Rows;
import dev.tandem.kernel.time.AdjustableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The totals beside a sum of all entries, which is slow and obviously right. */
@UnscheduledBillingTests
class LedgerRollUpTests {

  private static final String SUM =
      """
      select account, currency, sum(debit)::bigint as debit, sum(credit)::bigint as credit
      from billing.entry join billing.posting using (cause, rule) where posting.at <= :asOf
      """;

  @Autowired Accounts accounts;
  @Autowired LedgerBalances balances;
  @Autowired LedgerRollUp rollUp;
  @Autowired TotalsCheck totals;
  @Autowired ProjectionRebuild rebuild;
  @Autowired AdjustableClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;
  @Autowired PlatformTransactionManager transactions;

  private TransactionTemplate snapshot;

  @BeforeEach
  void prepareSnapshot() {
    snapshot = new TransactionTemplate(transactions);
    snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
  }

  @ParameterizedTest
  @ValueSource(longs = {101, 102, 103, 104, 105, 106})
  void balancesAsOfAnyInstantAreTheSumsOfTheEntries(long seed) {
    RandomBookingHistory.record(seed, accounts, clock, transaction);
    if (seed % 2 == 0) {
      rollUp.foldAll();
    }

    var random = new Random(seed);
    IntStream.range(0, 20).mapToObj(_ -> anInstant(random)).forEach(this::assertSameAsOf);
    assertSameAsOf(clock.instant());
    assertNothingDiffers();
  }

  /** Also the edges of hours, days and months. */
  private static Instant anInstant(Random random) {
    var instant = RandomBookingHistory.START.plus(Duration.ofMinutes(random.nextInt(60_000)));
    return switch (random.nextInt(4)) {
      case 0 -> instant.truncatedTo(ChronoUnit.HOURS);
      case 1 -> instant.truncatedTo(ChronoUnit.DAYS);
      case 2 -> Instant.parse("2026-04-01T00:00:00Z").minusNanos(1_000L * random.nextInt(2));
      default -> instant;
    };
  }

  private void assertSameAsOf(Instant asOf) {
    snapshot.executeWithoutResult(_ -> {
      assertThat(balances.ofAll(asOf))
          .as("all accounts as of %s", asOf)
          .isEqualTo(sum(" group by 1, 2 order by 2, 1", it -> it.param("asOf", asOf)));
      assertThat(balances.trialBalance(asOf)).allMatch(CurrencyTotal::balanced);
      someMembers()
          .forEach(member ->
              assertThat(balances.ofMember(member, asOf))
                  .as("%s as of %s", member, asOf)
                  .isEqualTo(
                      sum(
                          " and member_id = :member group by 1, 2 order by 1, 2",
                          it -> it.param("asOf", asOf).param("member", member))));
    });
  }

  private List<AccountBalance> sum(String condition, UnaryOperator<StatementSpec> parameters) {
    return parameters
        .apply(jdbc.sql(SUM + condition))
        .query(Rows.of(LedgerBalances.AccountTotal.class))
        .list()
        .stream()
        .map(LedgerBalances.AccountTotal::toBalance)
        .toList();
  }

  private List<UUID> someMembers() {
    return jdbc.sql(
            """
            select member_id from billing.entry where member_id is not null
            group by 1 order by count(*) desc, 1 limit 6
            """)
        .query(Rows.of(UUID.class))
        .list();
  }

  private void assertNothingDiffers() {
    snapshot.executeWithoutResult(_ ->
        assertThat(
                List.of(totals.countOfAccounts(), totals.countOfMembers(), totals.countOfPayable()))
            .containsOnly(0L));
  }

  @ParameterizedTest
  @ValueSource(longs = {111, 113})
  void nothingIsLostWhileTwoPostAndTwoFold(long seed) {
    var writers =
        CompletableFuture.allOf(
            Stream.of(seed, seed + 1)
                .map(it -> CompletableFuture.runAsync(() -> recordBookings(it)))
                .toArray(CompletableFuture[]::new));
    var folding =
        CompletableFuture.runAsync(() -> {
          while (!writers.isDone()) {
            rollUp.foldAll();
          }
        });
    while (!writers.isDone()) {
      rollUp.foldAll();
      assertSameAsOf(clock.instant());
    }
    CompletableFuture.allOf(writers, folding).join();

    assertNothingDiffers();
    rollUp.foldAll();
    assertNothingDiffers();
    assertSameAsOf(clock.instant());
  }

  private void recordBookings(long seed) {
    var history = new RandomBookingHistory(seed, accounts, RandomBookingHistory.fixedClock());
    var mentor = history.nextId();
    var mentee = history.nextId();
    transaction.executeWithoutResult(_ -> history.buyPack(mentee, 60_000));
    for (int i = 0; i < 6; i++) {
      var messages = history.messagesWithChargeback(history.nextId(), mentor, mentee);
      transaction.executeWithoutResult(_ -> history.deliver(messages, mentor, false));
    }
  }

  @Test
  void nobodyWaitsForAnothersPostingToTheAccountsOfThePlatform() {
    transaction.executeWithoutResult(_ -> {
      sellPack(121);
      CompletableFuture.runAsync(() -> inTimeLimit(() -> sellPack(122))).join();
      CompletableFuture.runAsync(() -> inTimeLimit(rollUp::foldAll)).join();
    });
    assertNothingDiffers();
    rollUp.foldAll();
    assertNothingDiffers();
  }

  private void sellPack(long seed) {
    var history = new RandomBookingHistory(seed, accounts, RandomBookingHistory.fixedClock());
    history.buyPack(history.nextId(), 10_000);
  }

  private void inTimeLimit(Runnable work) {
    transaction.executeWithoutResult(_ -> {
      jdbc.sql("set local lock_timeout = '3s'").update();
      work.run();
    });
  }

  @Test
  void aTotalThatIsNotTheSumOfItsEntriesIsFound() {
    transaction.executeWithoutResult(change -> {
      sellPack(131);
      rollUp.foldAll();
      jdbc.sql("update billing.account_total set debit = debit + 1 where grain = 'day'").update();
      jdbc.sql("update billing.member_total set credit = credit - 1").update();
      jdbc.sql("insert into billing.payable values (uuidv7(), 'EUR', 1, '2026-03-02', 0)").update();

      assertThat(totals.countOfAccounts()).isPositive();
      assertThat(totals.countOfMembers()).isPositive();
      assertThat(totals.countOfPayable()).isOne();
      change.setRollbackOnly();
    });
  }

  @Test
  void aRebuildMakesTheSameTotals() {
    RandomBookingHistory.record(141, accounts, clock, transaction);

    rebuild.rebuildAll();

    assertNothingDiffers();
    assertSameAsOf(clock.instant());
    rollUp.foldAll();
    assertNothingDiffers();
  }
}
