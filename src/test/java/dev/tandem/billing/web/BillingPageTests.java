package dev.tandem.billing.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.tandem.billing.BillingTests;
import dev.tandem.billing.BookingFixture;
import dev.tandem.billing.invoice.Documents;
import dev.tandem.kernel.time.AdjustableClock;
import dev.tandem.scheduling.events.FundingKind;
import dev.tandem.scheduling.events.NoShowOutcome;
import dev.tandem.testing.LoggedInAs;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.support.TransactionTemplate;

@BillingTests
class BillingPageTests {

  @Autowired MockMvc mvc;
  @Autowired ApplicationEventPublisher publisher;
  @Autowired TransactionTemplate transaction;
  @Autowired AdjustableClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired Documents documents;

  BookingFixture fixture;

  @BeforeEach
  void setUp() {
    clock.reset();
    fixture =
        new BookingFixture(new BookingFixture.FixtureContext(publisher, transaction, clock, jdbc));
  }

  @Test
  void aMenteeReadsTheirInvoicesAndBuysCredits() throws Exception {
    fixture.publishHeld(FundingKind.CARD, "ok").awaitStatus("FUNDED");
    await()
        .untilAsserted(() ->
            assertThat(documents.findByBooking(fixture.booking).getFirst().number()).isNotNull());
    var number = documents.findByBooking(fixture.booking).getFirst().number();

    mvc.perform(get("/billing/invoices").with(LoggedInAs.mentee(fixture.mentee)))
        .andExpect(status().isOk())
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString(number),
                        containsString("119.00 EUR"),
                        containsString("Buy credits"))));
    mvc.perform(get("/billing/invoices").with(LoggedInAs.mentee(UUID.randomUUID())))
        .andExpect(
            content()
                .string(
                    allOf(
                        not(containsString(number)), containsString("There are no invoices yet"))));
    assertThat(operatorsPageWith(number)).contains("119.00 EUR");
    mvc.perform(get("/billing/invoices/" + number + ".pdf").with(LoggedInAs.mentee(fixture.mentee)))
        .andExpect(content().contentType("application/pdf"));
    assertThat(pageAfterBuying("declined", fixture.mentee))
        .contains("Nothing was bought: The card was declined.");
    assertThat(pageAfterBuying("ok", fixture.mentee))
        .contains("You have bought 100.00 EUR of credits.");
    mvc.perform(get("/billing/fragments/summary").with(LoggedInAs.mentee(fixture.mentee)))
        .andExpect(content().string(containsString("100.00 EUR")));
  }

  @Test
  void aMentorReadsWhatIsOnHoldAndWhenTheNextPayoutIs() throws Exception {
    fixture.publishHeld(FundingKind.CARD, "ok").awaitStatus("FUNDED");
    fixture.publish(fixture.completed(3));
    fixture.awaitStatus("EARNED");

    mvc.perform(get("/billing/earnings").with(LoggedInAs.mentor(fixture.mentor)))
        .andExpect(status().isOk())
        .andExpect(
            content().string(allOf(containsString("82.15 EUR"), containsString("Next payout"))));
    mvc.perform(get("/billing/fragments/summary").with(LoggedInAs.mentor(fixture.mentor)))
        .andExpect(content().string(containsString("82.15 EUR")));
    mvc.perform(get("/billing/fragments/summary").with(LoggedInAs.mentor(UUID.randomUUID())))
        .andExpect(content().string(containsString("No earnings yet")));
    mvc.perform(get("/billing/earnings").with(LoggedInAs.mentee(fixture.mentee)))
        .andExpect(status().isForbidden());
  }

  @Test
  void anOperatorReadsTheLedgerAsOfAnyTimeAndThatItsRulesHold() throws Exception {
    fixture.publishHeld(FundingKind.CARD, "ok").awaitStatus("FUNDED");

    mvc.perform(get("/billing/ledger").with(LoggedInAs.operator()))
        .andExpect(status().isOk())
        .andExpect(
            content().string(allOf(containsString("booking:escrow"), containsString("captured"))));
    mvc.perform(
            get("/billing/ledger")
                .param("asOf", "2020-01-01T00:00")
                .param("account", "fee")
                .with(LoggedInAs.operator()))
        .andExpect(content().string(containsString("There were no entries at that time")));
    mvc.perform(get("/billing/ledger").param("asOf", "soon").with(LoggedInAs.operator()))
        .andExpect(status().isBadRequest());
    mvc.perform(get("/billing/ledger").param("account", "slush").with(LoggedInAs.operator()))
        .andExpect(status().isNotFound());
    mvc.perform(get("/billing/ledger").with(LoggedInAs.mentor(fixture.mentor)))
        .andExpect(status().isForbidden());
    mvc.perform(get("/billing/fragments/invariants").with(LoggedInAs.operator()))
        .andExpect(
            content().string(allOf(containsString("passed"), not(containsString("failed")))));
    mvc.perform(get("/billing/fragments/summary").with(LoggedInAs.operator()))
        .andExpect(content().string(containsString("balanced")));
  }

  @Test
  void aBookingsPaymentIsShownToItsTwoPeopleOnly() throws Exception {
    var fragment = "/billing/fragments/bookings/" + fixture.booking;
    mvc.perform(get(fragment).with(LoggedInAs.mentee(fixture.mentee)))
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("No payment has been requested"),
                        containsString("every 3s"))));
    fixture.publishHeld(FundingKind.CARD, "ok").awaitStatus("FUNDED");

    mvc.perform(get(fragment).with(LoggedInAs.mentee(fixture.mentee)))
        .andExpect(status().isOk())
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("119.00 EUR"),
                        containsString("Invoice"),
                        not(containsString("every 3s")))));
    mvc.perform(get(fragment).with(LoggedInAs.mentee(fixture.mentee)))
        .andExpect(content().string(not(containsString("share"))));
    mvc.perform(get(fragment).with(LoggedInAs.mentor(fixture.mentor)))
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("119.00 EUR"),
                        containsString("82.15 EUR"),
                        not(containsString("Invoice")))));
    mvc.perform(get(fragment).with(LoggedInAs.mentee(UUID.randomUUID())))
        .andExpect(status().isNotFound());
  }

  @Test
  void oneFormBuysOnceHoweverOftenItIsSent() throws Exception {
    var mentee = fixture.mentee;
    var key = keyOfForm(mentee);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int click = 0; click < 3; click++) {
        threads.submit(() -> buy(mentee, key, "ok").andExpect(status().isFound()));
      }
    }

    assertThat(packsOf(mentee)).isEqualTo(1);
    buy(mentee, key, "declined").andExpect(status().isFound());
    assertThat(packsOf(mentee)).isEqualTo(2);
    buy(mentee, keyOfForm(mentee), "ok").andExpect(status().isFound());
    assertThat(packsOf(mentee)).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void aFormWithoutAKeyBuysNothing(String key) throws Exception {
    buy(fixture.mentee, key, "ok").andExpect(status().isBadRequest());
    mvc.perform(
            post("/billing/packs")
                .param("minor", "10000")
                .param("card", "ok")
                .with(LoggedInAs.mentee(fixture.mentee))
                .with(csrf()))
        .andExpect(status().isBadRequest());

    assertThat(packsOf(fixture.mentee)).isZero();
  }

  private long packsOf(UUID mentee) {
    return jdbc.sql("select count(*) from billing.pack where member_id = ?")
        .param(mentee)
        .query(Long.class)
        .single();
  }

  @Test
  void paymentsThatTheBankDoesNotAnswerAreBounded() throws Exception {
    for (int i = 0; i < 5; i++) {
      buy(fixture.mentee, UUID.randomUUID().toString(), "timeout").andExpect(status().isFound());
    }

    buy(fixture.mentee, UUID.randomUUID().toString(), "timeout")
        .andExpect(status().isTooManyRequests())
        .andExpect(
            content().string(containsString("The bank has not answered 5 of your payments")));
    fixture.publishHeld(FundingKind.CARD, "ok").awaitStatus("FAILED");
    assertThat(reasonOf(fixture.booking)).contains("The bank has not answered 5");
  }

  private String reasonOf(UUID booking) {
    return jdbc.sql("select reason from billing.payment where booking_id = ?")
        .param(booking)
        .query(String.class)
        .single();
  }

  @Test
  void aCohortsInvoiceIsNotTheMenteesDebtAndIsSettledByItsCreditNote() throws Exception {
    fixture.cohort = UUID.randomUUID();
    jdbc.sql("insert into billing.cohort (id, name) values (?, 'Spring 2026')")
        .param(fixture.cohort)
        .update();
    fixture.publishHeld(FundingKind.COHORT, null).awaitStatus("FUNDED");
    awaitNumbers(1);

    assertThat(invoicesOf(LoggedInAs.mentee(fixture.mentee)))
        .contains("billed to Spring 2026", "the cohort pays")
        .doesNotContain(" due ", "Mark as paid");
    var number = documents.findByBooking(fixture.booking).getFirst().number();
    assertThat(operatorsPageWith(number)).contains("119.00 EUR</span> due ");
    assertThat(unpaid(LoggedInAs.operator())).contains(number);
    assertThat(unpaid(LoggedInAs.mentee(UUID.randomUUID()))).doesNotContain(number);

    fixture.publish(fixture.cancelled(3, 5_000));
    awaitNumbers(2);
    assertThat(operatorsPageWith(number)).contains("59.50 EUR</span> due ");
    fixture.publish(fixture.noShowResolved(9, NoShowOutcome.MENTOR_ABSENT));
    awaitNumbers(3);

    assertThat(invoicesOf(LoggedInAs.mentee(fixture.mentee)))
        .contains("settled by credit note", "-59.50 EUR", "-9.50 EUR")
        .doesNotContain("changed plans", ".,", "due ");
    assertThat(unpaid(LoggedInAs.operator())).doesNotContain(number);
    mvc.perform(
            post("/api/billing/invoices/" + number + "/payment")
                .with(LoggedInAs.operator())
                .with(csrf()))
        .andExpect(status().isConflict());
  }

  private void awaitNumbers(int documentCount) {
    await()
        .untilAsserted(() ->
            assertThat(documents.findByBooking(fixture.booking))
                .hasSize(documentCount)
                .allSatisfy(document -> assertThat(document.number()).isNotNull()));
  }

  @Test
  void noDocumentContainsTheWordsOfTheMemberWhoCancelled() {
    fixture.publishHeld(FundingKind.CARD, "ok").awaitStatus("FUNDED");
    fixture.publish(fixture.cancelled(3, 10_000));
    awaitNumbers(2);

    assertThat(documents.findByBooking(fixture.booking).getLast().lines().getFirst().text())
        .isEqualTo("Refund: cancelled by the mentee");
    assertThat(
            jdbc.sql("select count(*) from billing.event where payload like '%changed plans%'")
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void invoicesAreSortedByTheDateThatTheyShow() throws Exception {
    var first = UUID.randomUUID();
    var later = clock.instant().plusSeconds(5);
    insertInvoice("T-X1", first, clock.instant(), later.plusSeconds(5));
    insertInvoice("T-X2", first, later, later);

    assertThat(invoicesOf(LoggedInAs.mentee(first))).containsSubsequence("T-X1", "T-X2");
  }

  private void insertInvoice(String number, UUID member, Instant draftedAt, Instant finalisedAt) {
    var id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into billing.document (id, kind, number, member_id, currency, total, vat,
              drafted_at, finalised_at, paid_at, announced_at)
            values (?, 'INVOICE', ?, ?, 'EUR', 100, 16, ?, ?, ?, ?)\
            """)
        .params(id, number, member, draftedAt, finalisedAt, finalisedAt, finalisedAt)
        .update();
    jdbc.sql("insert into billing.document_line values (?, 0, 'Mentoring session', 100, 1900)")
        .param(id)
        .update();
  }

  @Test
  void aChargebackIsShownToItsPayerAndEndedByAnOperator() throws Exception {
    fixture.publishHeld(FundingKind.CARD, "disputed").awaitStatus("FUNDED");
    clock.advance(Duration.ofSeconds(10));
    fixture.awaitStatus("CHARGED_BACK");
    clock.reset();

    assertThat(invoicesOf(LoggedInAs.mentee(fixture.mentee)))
        .contains("Your bank took these payments back");
    buy(fixture.mentee, keyOfForm(fixture.mentee), "ok").andExpect(status().isForbidden());
    var closing = "/billing/chargebacks/" + fixture.booking + "/closing";
    mvc.perform(post(closing).with(LoggedInAs.mentee(fixture.mentee)).with(csrf()))
        .andExpect(status().isForbidden());
    assertThat(invoicesOf(LoggedInAs.operator())).contains(closing);
    for (int click = 0; click < 2; click++) {
      mvc.perform(post(closing).with(LoggedInAs.operator()).with(csrf()))
          .andExpect(status().isFound());
    }
    assertThat(invoicesOf(LoggedInAs.mentee(fixture.mentee))).doesNotContain("took these payments");
    buy(fixture.mentee, keyOfForm(fixture.mentee), "ok").andExpect(status().isFound());
  }

  private String invoicesOf(RequestPostProcessor reader) throws Exception {
    return mvc.perform(get("/billing/invoices").with(reader))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString();
  }

  private String unpaid(RequestPostProcessor reader) throws Exception {
    return mvc.perform(get("/billing/invoices?unpaid=true&size=100").with(reader))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString();
  }

  /** Operators read everyone's invoices, and other tests write some of later dates. */
  private String operatorsPageWith(String number) throws Exception {
    var older = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"");
    var query = "?size=100";
    while (true) {
      var text =
          mvc.perform(get(URI.create("/billing/invoices" + query)).with(LoggedInAs.operator()))
              .andExpect(status().isOk())
              .andReturn()
              .getResponse()
              .getContentAsString();
      if (text.contains(number)) {
        return text;
      }
      var link = older.matcher(text);
      assertThat(link.find()).as("older invoices, among them " + number).isTrue();
      query = link.group(1).replace("&amp;", "&");
    }
  }

  private String keyOfForm(UUID mentee) throws Exception {
    var field = Pattern.compile("name=\"key\" value=\"([^\"]+)\"");
    var matcher = field.matcher(invoicesOf(LoggedInAs.mentee(mentee)));
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }

  private ResultActions buy(UUID mentee, String key, String card) throws Exception {
    return mvc.perform(
        post("/billing/packs")
            .param("minor", "10000")
            .param("card", card)
            .param("key", key)
            .with(LoggedInAs.mentee(mentee))
            .with(csrf()));
  }

  /** The page that buying credits leads to. */
  private String pageAfterBuying(String card, UUID mentee) throws Exception {
    var sent = buy(mentee, keyOfForm(mentee), card).andReturn();
    return mvc.perform(get(sent.getResponse().getRedirectedUrl()).with(LoggedInAs.mentee(mentee)))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString();
  }
}
