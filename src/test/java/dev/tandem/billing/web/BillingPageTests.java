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
import dev.tandem.testing.LoggedInAs;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
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
    mvc.perform(get("/billing/invoices").with(LoggedInAs.operator()))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString(number)));
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
    mvc.perform(get(fragment).with(LoggedInAs.mentor(fixture.mentor)))
        .andExpect(
            content().string(allOf(containsString("119.00 EUR"), not(containsString("Invoice")))));
    mvc.perform(get(fragment).with(LoggedInAs.mentee(UUID.randomUUID())))
        .andExpect(status().isNotFound());
  }

  /** The page that buying credits leads to. */
  private String pageAfterBuying(String card, UUID mentee) throws Exception {
    var sent =
        mvc.perform(
                post("/billing/packs")
                    .param("minor", "10000")
                    .param("card", card)
                    .with(LoggedInAs.mentee(mentee))
                    .with(csrf()))
            .andReturn();
    return mvc.perform(get(sent.getResponse().getRedirectedUrl()).with(LoggedInAs.mentee(mentee)))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString();
  }
}
