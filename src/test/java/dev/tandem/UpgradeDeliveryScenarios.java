package dev.tandem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.testing.UpgradeClient;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Events that were in flight, parked or paused when the version before was killed. */
abstract class UpgradeDeliveryScenarios {

  private static final String SUBSCRIPTIONS = UpgradedPlatform.SUBSCRIPTIONS;
  private static final String PARKED = UpgradedPlatform.PARKED;
  private static final String BOOKINGS = UpgradedPlatform.BOOKINGS;
  private static final String RATINGS = UpgradedPlatform.RATINGS;
  private static final String ADMISSION = UpgradedPlatform.ADMISSION;
  private static final String GOALS = "recommendations.learns-goals";
  private static final String COHORTS = "billing.knows-cohorts";
  private static final String PAUSED = "recommendations.learns-confirmed-bookings";

  private final UpgradedPlatform platform;
  private final UpgradeClient operator;
  private final UpgradedPlatform.InFlight inFlight;

  UpgradeDeliveryScenarios(UpgradedPlatform platform) {
    this.platform = platform;
    this.operator = platform.operator();
    this.inFlight = platform.inFlight();
  }

  @Test
  void aBookingThatWaitedForThePaymentIsPaidAndConfirmed() {
    assertThat(inFlight.unpaid())
        .hasSize(2)
        .allSatisfy(booking -> platform.awaitStatus(booking, "CONFIRMED"));
  }

  @Test
  void anEventOfATransactionThatCommittedLateIsDelivered() {
    platform.awaitSignIn(inFlight.late());
  }

  @Test
  void aDeliveryThatWasBeingRetriedIsRetried() {
    platform.awaitSignIn(inFlight.retried());
  }

  @Test
  void aParkedEventStaysParkedUntilAnOperatorRetriesIt() {
    var event = platform.parkedEvent(ADMISSION);
    assertThat(event.get("key").asString()).isEqualTo(inFlight.parked());
    assertThat(event.get("reason").asString()).contains("the disk of the sign-ins is full");
    operator.requestToken(inFlight.parked()).expectStatus(404);

    operator.post(PARKED + "/" + event.get("id").asString() + "/retry").expectStatus(204);

    platform.awaitSignIn(inFlight.parked());
  }

  @Test
  void anUnreadableEventIsDiscardedAndTheNextOfTheKeyIsDelivered() {
    var event = platform.parkedEvent(GOALS);
    assertThat(event.get("waiting").asInt()).isEqualTo(1);
    var body = Map.of("reason", "The payload is truncated.");

    operator.post(PARKED + "/" + event.get("id").asString() + "/discard", body).expectStatus(204);

    platform.awaitNoLag(GOALS);
    assertThat(platform.subscription(GOALS).get("parked").asInt()).isZero();
  }

  @Test
  void aPausedSubscriptionStaysPausedAndReceivesItsEventsWhenResumed() {
    var booking = operator.getJson(BOOKINGS + "/" + inFlight.undelivered());
    var mentee = operator.of(booking.get("menteeId").asString());
    var rating = Map.of("bookingId", inFlight.undelivered(), "stars", 5);
    assertThat(platform.subscription(PAUSED).get("state").asString()).isEqualTo("PAUSED");
    assertThat(platform.subscription(PAUSED).get("lag").asInt()).isGreaterThanOrEqualTo(2);
    mentee.post(RATINGS, rating).expectStatus(404);

    operator.post(SUBSCRIPTIONS + "/" + PAUSED + "/resume").expectStatus(204);

    platform.awaitNoLag(PAUSED);
    mentee.post(RATINGS, rating).expectStatus(409);
  }

  @Test
  void deliveredEventsCanBeReplayed() {
    operator.post(SUBSCRIPTIONS + "/" + COHORTS + "/replay").expectStatus(202);

    platform.awaitNoLag(COHORTS);
    assertThat(platform.subscription(COHORTS).get("parked").asInt()).isZero();
  }
}
