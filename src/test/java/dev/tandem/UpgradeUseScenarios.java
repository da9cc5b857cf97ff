package dev.tandem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.testing.JdbcRows;
import dev.tandem.testing.UpgradeClient;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Users go on with what they did on the version before. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class UpgradeUseScenarios {

  private static final String BOOKINGS = UpgradedPlatform.BOOKINGS;
  private static final String RATINGS = UpgradedPlatform.RATINGS;
  private static final String MOVE = "/api/rollout/modules/recommendations/move";

  private final UpgradedPlatform platform;
  private final UpgradeClient operator;
  private final UpgradedPlatform.InFlight inFlight;

  UpgradeUseScenarios(UpgradedPlatform platform) {
    this.platform = platform;
    this.operator = platform.operator();
    this.inFlight = platform.inFlight();
  }

  @Test
  void aRepeatedRequestGetsTheAnswerFromBeforeTheUpgrade() {
    var answered = JsonMapper.shared().readTree(inFlight.ratingResponse());
    var body =
        Map.of(
            "bookingId",
            answered.get("bookingId").asString(),
            "stars",
            5,
            "comment",
            "Said before the upgrade.");

    var response = operator.of(inFlight.rater()).post(RATINGS, body, "rating-5").expectStatus(201);

    assertThat(response.body()).isEqualTo(answered);
  }

  /** A copy of the database shows that they were not. */
  @Test
  void whatMembersPublishedBeforeTheUpgradeIsEncryptedNow() {
    var plain =
        """
        select payload from eventing.event_log
         where name in ('members.mentor-listed', 'members.mentee-goals-changed',
                        'scheduling.offering-published')
           and payload like '{%' and payload not like '%"$encrypted"%'
        union all
        select payload from eventing.parked
         where name = 'members.mentee-goals-changed' and payload like '{%'
           and payload not like '%"$encrypted"%'
        """;
    assertThat(JdbcRows.firstColumn(platform.untouchedUrl(), plain)).isNotEmpty();

    await()
        .atMost(UpgradedPlatform.TIMEOUT)
        .until(() -> JdbcRows.firstColumn(platform.old().url(), plain).isEmpty());
  }

  @Test
  void theLedgerBalancesAndItsInvariantsHold() {
    var currencies = operator.getJson("/api/billing/trial-balance").get("currencies");
    assertThat(currencies).isNotEmpty();
    for (var currency : currencies) {
      assertThat(currency.get("debit")).as(currency.toString()).isEqualTo(currency.get("credit"));
    }
    for (var rule : operator.getJson("/api/billing/invariants")) {
      assertThat(rule.get("holds").asBoolean()).as(rule.toString()).isTrue();
    }
  }

  @Test
  void aMenteeCanBook() {
    var booking = operator.getJson(BOOKINGS + "/" + inFlight.undelivered());
    var offering = booking.get("offeringId").asString();
    var mentee = operator.of(booking.get("menteeId").asString());
    var slots = mentee.getJson("/api/scheduling/slots?size=100&offering=" + offering).get("items");
    var request =
        Map.of(
            "offeringId",
            offering,
            "startsAt",
            slots.get(slots.size() - 1).get("startsAt").asString(),
            "funding",
            Map.of("kind", "CARD", "card", "ok"));

    var created = mentee.post(BOOKINGS, request).expectStatus(201).body();

    platform.awaitStatus(created.get("id").asString(), "CONFIRMED");
  }

  @Test
  void theHistoryFromBeforeCanBeRead() {
    var move = operator.getJson("/api/rollout/modules/scheduling/move");
    assertThat(move.get("state").asString()).isEqualTo("arrived");
    assertThat(move.get("steps")).hasSize(9);
    assertThat(operator.getJson("/api/rollout/modules/scheduling/history").get("total").asInt())
        .isEqualTo(4);
    assertThat(operator.getJson("/api/eventing/refused").get("total").asInt()).isEqualTo(2);
    for (var payer : inFlight.payers()) {
      assertThat(operator.getJson("/api/billing/accounts/" + payer + "/events").get("items"))
          .isNotEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/scheduling/bookings?size=100",
        "/billing/ledger",
        "/billing/invoices",
        "/eventing",
        "/rollout",
        "/members/people",
        "/members/cohorts"
      })
  void anOperatorsPageIsShown(String page) {
    assertThat(operator.getPage(page).text()).contains("<main");
  }

  @Test
  void aMoveFromBeforeStillWaitsAndCanBeUndone() {
    assertThat(operator.getJson(MOVE).get("state").asString()).isEqualTo("waiting");
    assertThat(operator.getJson(MOVE).get("reason").asString()).isEqualTo("Before the upgrade");

    operator.post(MOVE + "/undo", Map.of("reason", "The upgrade comes first.")).expectStatus(202);

    await()
        .atMost(UpgradedPlatform.TIMEOUT)
        .until(() -> operator.getJson(MOVE).get("state").asString().equals("undone"));
  }

  @Test
  void aBookingFromBeforeIsCancelledAndRefunded() {
    var booking = BOOKINGS + "/" + confirmedBookings().getLast().get("id").asString();
    var mentee = operator.of(inFlight.rater());
    int notes = creditNotes(mentee);
    var refund =
        mentee.post(booking + "/cancellation-preview").expectStatus(200).body().get("refund");
    assertThat(refund.get("minor").asInt()).isEqualTo(6000);

    mentee.post(booking + "/cancellation", Map.of("refund", refund)).expectStatus(200);

    await().atMost(UpgradedPlatform.TIMEOUT).until(() -> creditNotes(mentee) == notes + 1);
  }

  private static int creditNotes(UpgradeClient mentee) {
    var documents = mentee.getJson("/api/billing/invoices?size=100").get("items").valueStream();
    return (int) documents.filter(it -> it.get("kind").asString().equals("CREDIT_NOTE")).count();
  }

  /** One was paid by card, the other by a pack. Moves the clock, and so runs last. */
  @Test
  @Order(Integer.MAX_VALUE)
  void sessionsFromBeforeAreCompletedAndTheMentorEarns() throws IOException {
    inFlight.unpaid().forEach(booking -> platform.awaitStatus(booking, "CONFIRMED"));
    var sessions = confirmedBookings().subList(0, 2);
    var mentor = sessions.getFirst().get("mentorId").asString();
    long before = pendingBalance(mentor);

    platform.setTime(Instant.parse(sessions.getLast().get("endsAt").asString()));

    for (var session : sessions) {
      var path = BOOKINGS + "/" + session.get("id").asString() + "/completion";
      operator.of(mentor).post(path).expectStatus(200);
    }
    int share = 6000 - 958 - 900; // less 19 % VAT inside the price and the fee of 15 %
    await()
        .atMost(UpgradedPlatform.TIMEOUT)
        .until(() -> pendingBalance(mentor) - before == 2 * share);
  }

  private long pendingBalance(String mentor) {
    return operator
        .getJson("/api/billing/accounts/" + mentor)
        .get("balances")
        .valueStream()
        .filter(balance -> balance.get("account").asString().equals("mentor:pending"))
        .mapToLong(balance -> balance.get("balance").get("minor").asLong())
        .sum();
  }

  /** The confirmed bookings of the rater, by time. */
  private List<JsonNode> confirmedBookings() {
    return operator
        .getJson(BOOKINGS + "?status=CONFIRMED&size=100&member=" + inFlight.rater())
        .get("items")
        .valueStream()
        .sorted(Comparator.comparing(it -> it.get("startsAt").asString()))
        .toList();
  }
}
