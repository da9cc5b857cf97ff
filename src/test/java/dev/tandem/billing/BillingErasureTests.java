package dev.tandem.billing;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.access.memberdata.ErasureObjection;
import dev.tandem.access.memberdata.MemberEraser;
import dev.tandem.billing.invoice.DocumentPublication;
import dev.tandem.billing.invoice.InvoiceNumbering;
import dev.tandem.billing.ledger.CurrencyTotal;
import dev.tandem.billing.ledger.LedgerBalances;
import dev.tandem.billing.ledger.LedgerInvariants;
import dev.tandem.billing.payment.RandomBookingHistory;
import dev.tandem.billing.store.Accounts;
import dev.tandem.billing.store.ProjectionRebuild;
import dev.tandem.kernel.time.AdjustableClock;
import dev.tandem.testing.RowsOfOthers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@BillingTests
class BillingErasureTests {

  @Autowired MoneyInTheWay money;
  @Autowired MemberEraser eraser;
  @Autowired BillingErasure erasure;
  @Autowired Accounts accounts;
  @Autowired ProjectionRebuild rebuild;
  @Autowired LedgerBalances balances;
  @Autowired LedgerInvariants invariants;
  @Autowired InvoiceNumbering numbering;
  @Autowired DocumentPublication publication;
  @Autowired AdjustableClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;

  final UUID member = UUID.randomUUID();

  @Test
  void nothingIsInTheWayOfWhoOwesNothing() {
    assertThat(money.objections(member, false)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          payment-unanswered|insert into billing.gateway_order (key, purpose, operation, subject, member_id, attempt, amount, currency, status, due_at, ordered_at) values (:member::text, 'PAYMENT', 'CAPTURE', :member, :member, 1, 1, 'EUR', 'UNKNOWN', now(), now())
          money-held|insert into billing.payment (booking_id, mentee_id, mentor_id, kind, currency, gross, vat, status, requested_at) values (:member, :member, gen_random_uuid(), 'CARD', 'EUR', 1, 0, 'FUNDED', now())
          money-held|insert into billing.payment (booking_id, mentee_id, mentor_id, kind, currency, gross, vat, status, requested_at) values (:member, gen_random_uuid(), :member, 'CARD', 'EUR', 1, 0, 'FUNDED', now())
          earnings-held-back|insert into billing.earning (booking_id, mentor_id, currency, amount, release_at, status) values (:member, :member, 'EUR', 1, '2999-01-01Z', 'PENDING')
          invoice-unpaid|insert into billing.document (id, kind, member_id, currency, total, vat, drafted_at, finalised_at, number, due_on, announced_at) values (:member, 'INVOICE', :member, 'EUR', 1, 0, now(), now(), :member::text, '2999-01-01', now())
          payment-charged-back|insert into billing.chargeback (payment_id, member_id, amount, currency, at) values (:member, :member, 1, 'EUR', now())
          credits-left|insert into billing.lot (id, member_id, currency, bought, remaining, bought_at, expires_at) values (:member, :member, 'EUR', 1, 1, now(), '2999-01-01Z')
          """)
  void saysWhichMoneyIsInTheWay(String reason, String sql) {
    transaction.executeWithoutResult(status -> {
      jdbc.sql(sql).param("member", member).update();

      assertThat(money.objections(member, false))
          .extracting(ErasureObjection::reason)
          .containsExactly(reason);
      assertThat(money.objections(UUID.randomUUID(), false)).isEmpty();
      status.setRollbackOnly();
    });
  }

  @Test
  void prepaidSessionsAreInTheWayOfNothingWhenTheyAreGivenUp() {
    transaction.executeWithoutResult(status -> {
      jdbc.sql(
              """
              insert into billing.lot
                (id, member_id, currency, bought, remaining, bought_at, expires_at)
              values (:member, :member, 'EUR', 6000, 6000, now(), '2999-01-01Z')
              """)
          .param("member", member)
          .update();

      assertThat(money.objections(member, true)).isEmpty();
      assertThat(money.objections(member, false))
          .extracting(ErasureObjection::sentence)
          .singleElement()
          .asString()
          .contains("60.00 EUR");
      status.setRollbackOnly();
    });
  }

  @Test
  void theBooksStayAndCanBeBuiltAgain() {
    RandomBookingHistory.record(7, accounts, clock, transaction);
    await().until(this::everyDocumentIsPublished);
    transaction.executeWithoutResult(_ -> {
      jdbc.sql("lock table billing.stream in exclusive mode").update();
      var payment = jdbc.sql("select mentee_id, mentor_id from billing.payment limit 1");
      var people = payment.query().singleRow();
      var before = books();

      people.values().forEach(person -> eraser.erase("billing", (UUID) person));

      assertThat(books()).isEqualTo(before);
      rebuild.rebuildAll();
      assertThat(books()).isEqualTo(before);
      assertThat(balances.trialBalance(Instant.parse("2900-01-01T00:00:00Z")))
          .allMatch(CurrencyTotal::balanced);
      assertThat(invariants.checkAll()).allMatch(check -> check.breaches() == 0);
    });
  }

  @Test
  void cardsAndRepeatableRequestsGoAndAllOfOthersStays() {
    var other = UUID.randomUUID();
    order(member, "canary-card");
    order(other, "other-card");
    requested(member, "canary-key", "{}");
    requested(other, "key", "{\"member\": \"" + member + "\"}");
    requested(other, "other-key", "{\"member\": \"" + other + "\"}");

    var report =
        RowsOfOthers.stay(
            transaction, jdbc, "billing", member, () -> eraser.erase("billing", member));

    assertThat(text("gateway_order", other)).noneMatch(it -> it.contains("canary")).hasSize(2);
    assertThat(text("idempotency", other)).singleElement().asString().contains("other-key");
    assertThat(report.erased())
        .extracting(it -> it.table() + " " + it.rows())
        .containsExactly("gateway_order 1", "idempotency 2");
    assertThat(report.retained())
        .singleElement()
        .satisfies(kept -> {
          assertThat(kept.table()).isEqualTo("gateway_order");
          assertThat(kept.period()).isEqualTo("10 years");
        });
  }

  @Test
  void afterTenYearsTextsOrdersAndReportsGoAndTheBooksStayWhole() {
    RandomBookingHistory.record(11, accounts, clock, transaction);
    await().until(this::everyDocumentIsPublished);
    transaction.executeWithoutResult(status -> {
      jdbc.sql("lock table billing.stream in exclusive mode").update();
      var other = UUID.randomUUID();
      for (var of : List.of(member, other)) {
        order(of, "card");
        invoice(of);
        reported(of);
        eraser.erase("billing", of);
      }
      eraser.erase("billing", personOfTheBooks());
      var before = books();

      erasedAgo(10, 0);
      erasure.removeExpired();
      assertThat(text("document_line", other)).as("on the last day").hasSize(2);

      erasedAgo(10, 1);
      jdbc.sql("update billing.erased_member set erased_at = now() where member_id = ?")
          .param(other)
          .update();
      erasure.removeExpired();

      for (var table : List.of("gateway_order", "webhook", "document_pdf", "chargeback")) {
        assertThat(text(table, other)).as(table).hasSize(1).noneMatch(this::isOfTheMember);
      }
      assertThat(text("document_line", other))
          .anyMatch(it -> it.contains("No longer kept"))
          .anyMatch(it -> it.contains("An hour with " + other));
      assertThat(text("document", other)).as("the series has no gap").hasSize(2);
      var after = books();
      assertThat(without(after, "document_line")).isEqualTo(without(before, "document_line"));
      rebuild.rebuildAll();
      assertThat(books()).isEqualTo(after);
      assertThat(balances.trialBalance(Instant.parse("2900-01-01T00:00:00Z")))
          .allMatch(CurrencyTotal::balanced);
      assertThat(
              jdbc.sql("select count(*) from billing.erased_member where removed_at is null")
                  .query(Integer.class)
                  .single())
          .as("whose time is not over")
          .isEqualTo(1);
      status.setRollbackOnly();
    });
  }

  /** Otherwise a schedule would do so between the looks at the books. */
  private boolean everyDocumentIsPublished() {
    numbering.finaliseDrafts();
    publication.publishNumbered();
    return jdbc.sql(
                """
                select count(*) from billing.document d
                where announced_at is null and (number is not null or original_id is null
                  or (select number from billing.document where id = d.original_id) is not null)
                """)
            .query(Integer.class)
            .single()
        == 0;
  }

  private UUID personOfTheBooks() {
    return jdbc.sql("select mentee_id from billing.payment limit 1").query(UUID.class).single();
  }

  private boolean isOfTheMember(String row) {
    return row.contains(member.toString());
  }

  private static Map<String, List<String>> without(Map<String, List<String>> books, String table) {
    var rest = new TreeMap<>(books);
    rest.remove(table);
    return rest;
  }

  private void erasedAgo(int years, int days) {
    jdbc.sql("update billing.erased_member set erased_at = ?")
        .param(clock.instant().atOffset(UTC).minusYears(years).minusDays(days).toInstant())
        .update();
  }

  private void invoice(UUID of) {
    jdbc.sql(
            """
            insert into billing.document (id, kind, member_id, currency, total, vat, drafted_at,
              finalised_at, number, due_on, announced_at)
            values (:of, 'INVOICE', :of, 'EUR', 1, 0, now(), now(), :of::text, '2999-01-01', now())
            """)
        .param("of", of)
        .update();
    jdbc.sql("insert into billing.document_line values (:of, 1, 'An hour with ' || :of, 1, 0)")
        .param("of", of)
        .update();
    jdbc.sql("insert into billing.document_pdf values (?, 'pdf')").param(of).update();
  }

  private void reported(UUID of) {
    jdbc.sql(
            """
            insert into billing.webhook (event_id, gateway, body, received_at, applied_at, key)
            values (:of::text, 'simulated', '{}', now(), now(), 'key ' || :of)
            """)
        .param("of", of)
        .update();
    jdbc.sql(
            """
            insert into billing.chargeback (payment_id, member_id, amount, currency, at, closed_at)
            values (:of, :of, 1, 'EUR', now(), now())
            """)
        .param("of", of)
        .update();
  }

  private void order(UUID of, String card) {
    jdbc.sql(
            """
            insert into billing.gateway_order (key, purpose, operation, subject, member_id, attempt,
              amount, currency, card, status, due_at, ordered_at)
            values ('key ' || :of, 'PAYMENT', 'CAPTURE', :of, :of, 1, 1, 'EUR', :card, 'SUCCEEDED',
              now(), now())
            """)
        .param("of", of)
        .param("card", card)
        .update();
  }

  private void requested(UUID caller, String key, String response) {
    jdbc.sql(
            """
            insert into billing.idempotency (caller, key, request, response)
            values (?, ?, 'digest', ?)
            """)
        .params(caller, key, response)
        .update();
  }

  /** The rows of both. */
  private List<String> text(String table, UUID other) {
    return jdbc.sql(
            """
            select t::text from billing.%s t
            where strpos(t::text, :member) > 0 or strpos(t::text, :other) > 0
            """
                .formatted(table))
        .param("member", member.toString())
        .param("other", other.toString())
        .query(String.class)
        .list();
  }

  private Map<String, List<String>> books() {
    var contents = new TreeMap<String, List<String>>();
    for (var table :
        List.of(
            "event",
            "posting",
            "entry",
            "payment",
            "earning",
            "payout",
            "lot",
            "document",
            "document_line")) {
      contents.put(
          table,
          jdbc.sql("select t::text from billing.%s t order by 1".formatted(table))
              .query(String.class)
              .list());
    }
    return contents;
  }
}
