package dev.tandem.billing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.billing.account.StreamId;
import dev.tandem.billing.cohort.CohortTerms;
import dev.tandem.billing.invoice.DocumentPages;
import dev.tandem.billing.invoice.DocumentPublication;
import dev.tandem.billing.invoice.Documents;
import dev.tandem.billing.invoice.InvoiceNumbering;
import dev.tandem.billing.ledger.LedgerAccount;
import dev.tandem.billing.ledger.LedgerBalances;
import dev.tandem.billing.ledger.LedgerEntries;
import dev.tandem.billing.ledger.LedgerRollUp;
import dev.tandem.billing.payer.Chargebacks;
import dev.tandem.billing.payer.PayerRules;
import dev.tandem.billing.payment.CreditPackQueries;
import dev.tandem.billing.payment.DueAccountChanges;
import dev.tandem.billing.payment.PayoutQueries;
import dev.tandem.billing.store.AccountHistory;
import dev.tandem.billing.store.EventReader;
import dev.tandem.eventing.figures.FigureReporter;
import dev.tandem.kernel.paging.CursorPage;
import dev.tandem.kernel.paging.CursorPaging;
import dev.tandem.kernel.persistence.Rows;
import dev.tandem.testing.LoggedInAs;
import dev.tandem.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.DigestUtils;

/**
 * Each list and job follows an index, also by a plan that does not know the parameters: none reads
 * all rows of a table that grows with the bookings. In a database of its own, where nothing else is
 * due.
 */
@UnscheduledBillingTests
class QueryPlanTests {

  private static final int BOOKINGS = 6_000;

  private static final Pattern WHOLE_TABLE =
      Pattern.compile(
          "Seq Scan on (entry|posting|event|stream|document|document_line|earning|payment|lot|payout"
              + "|pack|payable|member_total|decision)\\b.*");

  /** A statement is prepared by the server when the driver has seen it five times. */
  private static final int RUNS = 6;

  private static final UUID MENTOR = id("mentor1");
  private static final UUID MENTEE = id("mentee1");

  @Autowired LedgerBalances balances;
  @Autowired LedgerEntries entries;
  @Autowired LedgerRollUp rollUp;
  @Autowired AccountHistory history;
  @Autowired EventReader events;
  @Autowired PayoutQueries payouts;
  @Autowired CreditPackQueries packs;
  @Autowired DocumentPages documentPages;
  @Autowired Documents documents;
  @Autowired Chargebacks chargebacks;
  @Autowired PayerRules payerRules;
  @Autowired MoneyInTheWay moneyInTheWay;
  @Autowired DueAccountChanges dueAccountChanges;
  @Autowired CohortTerms cohortTerms;
  @Autowired InvoiceNumbering invoiceNumbering;
  @Autowired DocumentPublication documentPublication;
  @Autowired FigureReporter figures;
  @Autowired MockMvc mvc;
  @Autowired JdbcClient jdbc;
  @Autowired JdbcTemplate template;
  @Autowired TransactionTemplate transaction;

  @Value("${spring.datasource.url}")
  String url;

  @Test
  void noListAndNoJobReadsAWholeTable() {
    TestDatabase.executeAsOwner(
        TestDatabase.databaseName(url),
        "grant maintain on all tables in schema billing to only_billing");
    transaction.executeWithoutResult(test -> {
      script().forEach(sql -> jdbc.sql(sql.replace(":count", String.valueOf(BOOKINGS))).update());
      jdbc.sql("set local plan_cache_mode = force_generic_plan").update();
      var before = prepared();
      for (int run = 0; run < RUNS; run++) {
        lists();
        jobs();
      }
      var prepared = prepared().stream().filter(it -> !before.contains(it)).toList();
      assertThat(prepared).hasSizeGreaterThan(50);
      assertThat(prepared.stream().flatMap(this::wholeTables)).isEmpty();
      test.setRollbackOnly();
    });
  }

  private void lists() {
    assertThat(
            MockMvcTester.create(mvc)
                .get()
                .uri("/billing/fragments/tasks")
                .with(LoggedInAs.operator()))
        .hasStatusOk();
    var now = Instant.now();
    balances.ofMember(MENTOR, now);
    balances.ofAll(now);
    balances.trialBalance(now);
    walk(paging -> entries.ofMember(MENTOR, now, paging));
    walk(paging -> entries.ofAccount(LedgerAccount.FEE, now, paging));
    walk(paging -> entries.ofAccount(null, now, paging));
    walk(paging -> history.list(MENTOR, paging));
    events.readStream(StreamId.payment(id("booking1")), 4);
    for (var mentor : new @Nullable UUID[] {MENTOR, null}) {
      walk(paging -> payouts.list(mentor, paging));
    }
    payouts.pendingEarnings(MENTOR);
    for (var member : new @Nullable UUID[] {MENTEE, null}) {
      walk(paging -> packs.list(member, paging));
      walk(paging -> documentPages.list(member, paging));
      documentPages.listUnpaid(CursorPaging.FIRST);
      chargebacks.listOpen(member);
    }
    packs.findSpendable(MENTEE, now);
    documents.findByBooking(id("booking1"));
    documents.findByNumber("P-1");
    payerRules.refusalOfBooking(MENTEE, true);
    moneyInTheWay.objections(MENTOR, false);
  }

  private void jobs() {
    dueAccountChanges.releaseEarnings();
    dueAccountChanges.startPayouts();
    dueAccountChanges.expireCredits();
    cohortTerms.sendReminders();
    invoiceNumbering.finaliseDrafts();
    documentPublication.publishNumbered();
    rollUp.foldAll();
    figures.figuresOf("billing", null);
  }

  /** The first page, the next and the one before that. */
  private static <T> void walk(Function<CursorPaging, CursorPage<T>> list) {
    var first = list.apply(CursorPaging.FIRST);
    var second = list.apply(new CursorPaging(first.next(), 0, 20));
    var back = list.apply(new CursorPaging(second.previous(), 0, 20));
    assertThat(first.items()).hasSize(20);
    assertThat(second.items()).hasSize(20).doesNotContainAnyElementsOf(first.items());
    assertThat(back).isEqualTo(first);
  }

  record Prepared(String name, String statement, int parameters, long uses) {}

  /** By a plain statement, as a prepared one may remove another from the driver's cache. */
  private List<Prepared> prepared() {
    return template.query(
        """
        select name, statement, coalesce(array_length(parameter_types, 1), 0) as parameters,
          generic_plans + custom_plans as uses
        from pg_prepared_statements
        where statement ~ 'billing[.]' and statement !~* '^(insert|with posting|update billing[.]payable)'
        """,
        Rows.of(Prepared.class));
  }

  private Stream<String> wholeTables(Prepared prepared) {
    var nulls = String.join(", ", Collections.nCopies(prepared.parameters(), "null"));
    var arguments = nulls.isEmpty() ? "" : "(" + nulls + ")";
    return template
        .query("explain execute \"" + prepared.name() + "\"" + arguments, Rows.of(String.class))
        .stream()
        .map(WHOLE_TABLE::matcher)
        .filter(Matcher::find)
        .map(found -> found.group() + " by " + prepared.statement());
  }

  private static List<String> script() {
    try {
      var text =
          new ClassPathResource("billing/many-bookings.sql")
              .getContentAsString(StandardCharsets.UTF_8);
      return List.of(text.split(";\\s*\\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As the script makes it: {@code md5(name)::uuid}. */
  private static UUID id(String name) {
    var digest = DigestUtils.md5Digest(name.getBytes(StandardCharsets.UTF_8));
    var bytes = ByteBuffer.wrap(digest);
    return new UUID(bytes.getLong(), bytes.getLong());
  }
}
