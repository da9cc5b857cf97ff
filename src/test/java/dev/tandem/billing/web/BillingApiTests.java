package dev.tandem.billing.web;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.tandem.billing.BillingTests;
import dev.tandem.billing.BookingFixture;
import dev.tandem.billing.gateway.WebhookSignature;
import dev.tandem.billing.invoice.DocumentPublication;
import dev.tandem.billing.invoice.Documents;
import dev.tandem.kernel.time.AdjustableClock;
import dev.tandem.scheduling.events.FundingKind;
import dev.tandem.testing.LoggedInAs;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

@BillingTests
class BillingApiTests {

  @Autowired MockMvc mvc;
  @Autowired ApplicationEventPublisher publisher;
  @Autowired TransactionTemplate transaction;
  @Autowired AdjustableClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired Documents documents;
  @Autowired DocumentPublication publication;
  @Autowired WebhookSignature signature;

  BookingFixture fixture;

  @BeforeEach
  void setUp() {
    clock.reset();
    fixture =
        new BookingFixture(new BookingFixture.FixtureContext(publisher, transaction, clock, jdbc));
  }

  @Test
  void aMemberSeesTheirOwnAccountAndNobodyElsesDoes() throws Exception {
    fixture.publishHeld(FundingKind.CARD, "ok").awaitStatus("FUNDED");
    var account = "/api/billing/accounts/" + fixture.mentee;

    mvc.perform(get(account).with(LoggedInAs.mentee(fixture.mentee)))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.memberId").value(fixture.mentee.toString()))
        .andExpect(jsonPath("$.balances[0].account").value("booking:escrow"))
        .andExpect(jsonPath("$.balances[0].balance.minor").value(11_900))
        .andExpect(jsonPath("$.balances[0].balance.currency").value("EUR"));
    mvc.perform(get(account).with(LoggedInAs.operator())).andExpect(status().isOk());
    for (var path : new String[] {"", "/entries", "/events"}) {
      mvc.perform(get(account + path).with(LoggedInAs.mentee(UUID.randomUUID())))
          .andExpect(status().isNotFound());
      mvc.perform(get(account + path)).andExpect(status().isUnauthorized());
    }
  }

  @Test
  void entriesAndEventsTellTheStoryAsOfAnyInstant() throws Exception {
    fixture.publishHeld(FundingKind.CARD, "ok").awaitStatus("FUNDED");
    fixture.publish(fixture.completed(3));
    fixture.awaitStatus("EARNED");
    var account = "/api/billing/accounts/" + fixture.mentor;

    mvc.perform(get(account + "/entries").with(LoggedInAs.mentor(fixture.mentor)))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.items[0].account").value("mentor:pending"))
        .andExpect(jsonPath("$.items[0].credit.minor").value(8_215))
        .andExpect(jsonPath("$.items[0].bookingId").value(fixture.booking.toString()))
        .andExpect(jsonPath("$.items[0].cause").isNotEmpty())
        .andExpect(jsonPath("$.total").value(1));
    mvc.perform(
            get(account + "/entries")
                .param("asOf", "2020-01-01T00:00:00Z")
                .with(LoggedInAs.mentor(fixture.mentor)))
        .andExpect(jsonPath("$.total").value(0));
    mvc.perform(get(account + "/events").with(LoggedInAs.mentor(fixture.mentor)))
        .andExpect(jsonPath("$.items[*].type", hasItem("recognised")))
        .andExpect(jsonPath("$.items[0].payload.mentorId").value(fixture.mentor.toString()));
  }

  @Test
  void theTrialBalanceIsForOperatorsAndBalances() throws Exception {
    fixture.publishHeld(FundingKind.CARD, "ok").awaitStatus("FUNDED");

    mvc.perform(get("/api/billing/trial-balance").with(LoggedInAs.operator()))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.currencies[?(@.currency == 'EUR')].balanced", hasItem(true)))
        .andExpect(jsonPath("$.currencies[0].debit.minor", greaterThan(0)));
    mvc.perform(get("/api/billing/invariants").with(LoggedInAs.operator()))
        .andExpect(jsonPath("$[*].holds", hasSize(11)))
        .andExpect(jsonPath("$[?(@.holds == false)]", hasSize(0)));
    mvc.perform(get("/api/billing/trial-balance").with(LoggedInAs.mentee(fixture.mentee)))
        .andExpect(status().isForbidden());
  }

  @Test
  void anOperatorRebuildsTheProjectionsFromTheRecordedEvents() throws Exception {
    fixture.publishHeld(FundingKind.CARD, "ok").awaitStatus("FUNDED");
    var rebuild = "/api/billing/projections/rebuild";

    mvc.perform(post(rebuild).with(LoggedInAs.operator()))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.events", greaterThan(1)));
    Assertions.assertThat(fixture.escrow()).isEqualTo(11_900);
    mvc.perform(post(rebuild).with(LoggedInAs.mentee(fixture.mentee)))
        .andExpect(status().isForbidden());
  }

  @Test
  void anInvoiceIsListedShownAndPrintedForItsMemberOnly() throws Exception {
    fixture.publishHeld(FundingKind.CARD, "ok").awaitStatus("FUNDED");
    await()
        .untilAsserted(() ->
            Assertions.assertThat(documents.findByBooking(fixture.booking).getFirst().number())
                .isNotNull());
    var number = documents.findByBooking(fixture.booking).getFirst().number();
    var one = "/api/billing/invoices/" + number;

    mvc.perform(
            get("/api/billing/invoices")
                .param("member", fixture.mentee.toString())
                .with(LoggedInAs.mentee(fixture.mentee)))
        .andExpect(jsonPath("$.items[0].number").value(number))
        .andExpect(jsonPath("$.items[0].total.minor").value(11_900))
        .andExpect(jsonPath("$.items[0].vat.minor").value(1_900));
    mvc.perform(get(one).with(LoggedInAs.mentee(fixture.mentee)))
        .andExpect(jsonPath("$.lines[0].text").value("Mentoring session"));
    mvc.perform(get(one + ".pdf").with(LoggedInAs.mentee(fixture.mentee)))
        .andExpect(status().isOk())
        .andExpect(content().contentType(MediaType.APPLICATION_PDF))
        .andExpect(content().string(startsWith("%PDF")));
    mvc.perform(get(one).with(LoggedInAs.mentee(UUID.randomUUID())))
        .andExpect(status().isNotFound());
    mvc.perform(get(one + ".pdf").with(LoggedInAs.mentee(UUID.randomUUID())))
        .andExpect(status().isNotFound());
    mvc.perform(
            get("/api/billing/invoices")
                .param("member", fixture.mentee.toString())
                .with(LoggedInAs.mentee(UUID.randomUUID())))
        .andExpect(status().isNotFound());
    mvc.perform(get("/api/billing/invoices/T-999999").with(LoggedInAs.operator()))
        .andExpect(status().isNotFound());
  }

  @Test
  void aPrintedInvoiceIsSentOnceToWhoeverMaySeeIt() throws Exception {
    fixture.publishHeld(FundingKind.CARD, "ok").awaitStatus("FUNDED");
    await()
        .untilAsserted(() ->
            Assertions.assertThat(
                    publication.digestOfPdf(documents.findByBooking(fixture.booking).getFirst()))
                .isPresent());
    var number = documents.findByBooking(fixture.booking).getFirst().number();
    var address = "/api/billing/invoices/" + number + ".pdf";
    var first =
        mvc.perform(get(address).with(LoggedInAs.mentee(fixture.mentee))).andReturn().getResponse();
    var tag = String.valueOf(first.getHeader("ETag"));

    Assertions.assertThat(tag).matches("\"[0-9a-f]{64}\"");
    Assertions.assertThat(first.getHeader("Cache-Control")).isEqualTo("private, no-cache");
    for (var reader : List.of(LoggedInAs.mentee(fixture.mentee), LoggedInAs.operator())) {
      mvc.perform(get(address).with(reader).header("If-None-Match", tag))
          .andExpect(status().isNotModified())
          .andExpect(header().string("ETag", tag))
          .andExpect(content().string(""));
    }
    mvc.perform(get(address).with(LoggedInAs.operator()).header("If-None-Match", "\"other\""))
        .andExpect(status().isOk());
    for (var known : List.of(tag, "*")) {
      mvc.perform(
              get(address)
                  .with(LoggedInAs.mentee(UUID.randomUUID()))
                  .header("If-None-Match", known))
          .andExpect(status().isNotFound())
          .andExpect(header().doesNotExist("ETag"));
    }
  }

  @Test
  void aPackIsBoughtOnceHoweverOftenItIsSubmitted() throws Exception {
    var body = "{\"price\": {\"minor\": 50000, \"currency\": \"EUR\"}, \"card\": \"ok\"}";
    for (int i = 0; i < 2; i++) {
      mvc.perform(
              post("/api/billing/packs")
                  .with(LoggedInAs.mentee(fixture.mentee))
                  .header("Idempotency-Key", "k1")
                  .contentType(MediaType.APPLICATION_JSON)
                  .content(body))
          .andExpect(status().isCreated())
          .andExpect(jsonPath("$.status").value("ACTIVE"));
    }
    mvc.perform(
            get("/api/billing/accounts/" + fixture.mentee).with(LoggedInAs.mentee(fixture.mentee)))
        .andExpect(jsonPath("$.balances[0].account").value("member:credits"))
        .andExpect(jsonPath("$.balances[0].balance.minor").value(50_000));
    mvc.perform(
            post("/api/billing/packs")
                .with(LoggedInAs.mentee(fixture.mentee))
                .header("Idempotency-Key", "k1")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body.replace("50000", "60000")))
        .andExpect(status().isUnprocessableContent());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "{}",
        "{\"price\": null, \"card\": \"ok\"}",
        "{\"price\": {\"minor\": -5, \"currency\": \"EUR\"}, \"card\": \"ok\"}",
        "{\"price\": {\"minor\": 0, \"currency\": \"EUR\"}, \"card\": \"ok\"}",
        "{\"price\": {\"minor\": 9223372036854775807, \"currency\": \"EUR\"}, \"card\": \"ok\"}",
        "{\"price\": {\"minor\": 92233720368547758079, \"currency\": \"EUR\"}, \"card\": \"ok\"}",
        "{\"price\": {\"minor\": 5000, \"currency\": \"XXX\"}, \"card\": \"ok\"}",
        "{\"price\": {\"minor\": 5000, \"currency\": \"Taler\"}, \"card\": \"ok\"}",
        "{\"price\": {\"minor\": 5000}, \"card\": \"ok\"}",
        "{\"price\": {\"minor\": \"much\", \"currency\": \"EUR\"}, \"card\": \"ok\"}",
        "{\"price\": {\"minor\": 5000, \"currency\": \"EUR\"}}",
        "{\"price\": {\"minor\": 5000, \"currency\": \"EUR\"}, \"funding\": {\"kind\": \"GOLD\"}}",
        "{\"price\": {\"minor\": 5000, \"currency\": \"EUR\"}, \"card\": \"o\\u0000k\"}"
      })
  void anAbsurdPackIsRefusedWithASentence(String body) throws Exception {
    mvc.perform(
            post("/api/billing/packs")
                .with(LoggedInAs.mentee(fixture.mentee))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body))
        .andExpect(status().is4xxClientError())
        .andExpect(jsonPath("$.detail").isNotEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/billing/accounts/nobody",
        "/api/billing/accounts/00000000-0000-0000-0000-000000000001/entries?asOf=yesterday",
        "/api/billing/accounts/00000000-0000-0000-0000-000000000001/entries?asOf=+999999999-12-31T00:00:00Z",
        "/api/billing/accounts/00000000-0000-0000-0000-000000000001/entries?page=-1",
        "/api/billing/accounts/00000000-0000-0000-0000-000000000001/entries?size=1000",
        "/api/billing/trial-balance?asOf=-1000000000-01-01T00:00:00Z",
        "/api/billing/invoices?member=me",
        "/api/billing/payouts?mentor=me",
        "/api/billing/invoices/%00",
        "/api/billing/cohorts/none/metrics",
        "/api/billing/cohorts/00000000-0000-0000-0000-000000000001/metrics"
      })
  void anAbsurdQuestionIsRefused(String address) throws Exception {
    mvc.perform(get(java.net.URI.create(address.replace("+", "%2B"))).with(LoggedInAs.operator()))
        .andExpect(status().is4xxClientError());
  }

  @Test
  void aWebhookNeedsASignatureOverItsBytesNotOlderThanFiveMinutes() throws Exception {
    var body =
        "{\"id\":\"evt-1\",\"type\":\"capture.succeeded\",\"key\":\"none\"}"
            .getBytes(StandardCharsets.UTF_8);
    var now = clock.instant();

    webhook("simulated", body, signature.sign(body, now)).andExpect(status().isNoContent());
    webhook("simulated", body, signature.sign(body, now)).andExpect(status().isNoContent());
    webhook("simulated", body, null).andExpect(status().isBadRequest());
    webhook("simulated", body, "t=1,v1=00").andExpect(status().isBadRequest());
    webhook("simulated", body, signature.sign(body, now.minusSeconds(301)))
        .andExpect(status().isBadRequest());
    webhook("simulated", body, signature.sign("{}".getBytes(StandardCharsets.UTF_8), now))
        .andExpect(status().isBadRequest());
    var nonsense = "nonsense".getBytes(StandardCharsets.UTF_8);
    webhook("simulated", nonsense, signature.sign(nonsense, now))
        .andExpect(status().isBadRequest());
    webhook("paypal", body, signature.sign(body, now)).andExpect(status().isNotFound());
  }

  private org.springframework.test.web.servlet.ResultActions webhook(
      String gateway, byte[] body, String header) throws Exception {
    var request = post("/api/billing/webhooks/" + gateway).content(body);
    return mvc.perform(header == null ? request : request.header("Tandem-Signature", header));
  }

  @Test
  void payoutsAreShownToTheirMentorOnly() throws Exception {
    mvc.perform(
            get("/api/billing/payouts")
                .param("mentor", fixture.mentor.toString())
                .with(LoggedInAs.mentor(fixture.mentor)))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.items", hasSize(0)));
    mvc.perform(
            get("/api/billing/payouts")
                .param("mentor", fixture.mentor.toString())
                .with(LoggedInAs.mentor(UUID.randomUUID())))
        .andExpect(status().isNotFound());
  }
}
