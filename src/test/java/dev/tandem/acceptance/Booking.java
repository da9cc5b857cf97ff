package dev.tandem.acceptance;

import static dev.tandem.acceptance.Platform.BOOKINGS;
import static dev.tandem.acceptance.Platform.patiently;
import static dev.tandem.acceptance.Platform.wish;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

interface Booking extends Chapter {

  @Test
  default void aSlotIsHeldPaidAndConfirmedAndNobodyElseCanHaveIt() {
    var mentor = tandem().mentor();
    var offering = tandem().offering(mentor);
    var mentee = tandem().mentee();
    var start = tandem().at(3, 10);

    var held = tandem().book(mentee, offering, start, "ok").expect(201);

    assertThat(held.body().get("status").asString()).isEqualTo("HELD");
    assertThat(held.headers().firstValue("Location").orElse("")).endsWith(held.id());
    tandem().awaitStatus(held.id(), "CONFIRMED");
    tandem().book(tandem().mentee(), offering, start, "ok").problem(409);
    var slots = mentee.see("/api/scheduling/slots?size=100&offering=" + offering).get("items");
    assertThat(slots.valueStream().map(it -> it.get("startsAt").asString()))
        .doesNotContain(start.toString());
    var shown = mentor.see(BOOKINGS + "/" + held.id());
    assertThat(shown.get("menteeId").asString()).isEqualTo(mentee.id());
    assertThat(shown.get("price").get("minor").asInt()).isEqualTo(6000);
  }

  @Test
  default void ofSixtyFourRivalsOneGetsTheSlotAndTheOthersAreToldSo() throws Exception {
    var offering = tandem().offering(tandem().mentor());
    var start = tandem().at(3, 11);
    var rivals = IntStream.range(0, 8).mapToObj(i -> tandem().mentee()).toList();
    var tries =
        IntStream.range(0, 64)
            .mapToObj(i ->
                (Callable<Answer>) () -> tandem().book(rivals.get(i % 8), offering, start, "ok"))
            .toList();

    try (var together = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = together.invokeAll(tries).stream().map(Future::resultNow).toList();
      assertThat(answers).filteredOn(it -> it.status() == 201).hasSize(1);
      answers.stream().filter(it -> it.status() != 201).forEach(it -> it.problem(409));
    }
  }

  @Test
  default void aRepeatedRequestIsAnsweredAgainAndAnotherUnderItsKeyRefused() {
    var offering = tandem().offering(tandem().mentor());
    var mentee = tandem().mentee();
    var start = tandem().at(4, 10);
    var key = Platform.unknownId();

    var first = tandem().book(mentee, offering, start, "ok", "Idempotency-Key", key);
    var again = tandem().book(mentee, offering, start, "ok", "Idempotency-Key", key);

    assertThat(again.id()).isEqualTo(first.id());
    var other = start.plus(Duration.ofHours(2));
    tandem().book(mentee, offering, other, "ok", "Idempotency-Key", key).problem(422);
    assertThat(mentee.see(BOOKINGS).get("total").asInt()).isEqualTo(1);
  }

  @Test
  default void aMenteeIsInOnePlaceAtATime() {
    var start = tandem().at(3, 12);
    var mentee = tandem().mentee();
    tandem().confirmed(mentee, tandem().offering(tandem().mentor()), start);

    var overlapping = tandem().offering(tandem().mentor());
    tandem().book(mentee, overlapping, start.plus(Duration.ofMinutes(30)), "ok").problem(409);
  }

  @Test
  default void aDeclinedCardFreesTheSlotAndTheNextPaymentGetsIt() {
    var offering = tandem().offering(tandem().mentor());
    var mentee = tandem().mentee();
    var start = tandem().at(3, 13);

    var refused = tandem().book(mentee, offering, start, "declined").id();
    tandem().awaitStatus(refused, "EXPIRED");

    var reason = mentee.see(BOOKINGS + "/" + refused).get("reason").asString();
    assertThat(reason).contains("declined");
    tandem().confirmed(mentee, offering, start);
    tandem().awaitOne(mentee, "/api/billing/invoices");
    tandem().assertTheBooksBalance();
  }

  @Test
  default void aGatewayThatDoesNotAnswerIsAskedAgainAndThePaymentConfirmed() {
    confirmedInTime("timeout", Duration.ofSeconds(20));
  }

  @Test
  default void aGatewayThatSaysSoLaterByWebhookConfirmsToo() {
    confirmedInTime("slow", Duration.ofSeconds(2));
  }

  private void confirmedInTime(String card, Duration step) {
    var offering = tandem().offering(tandem().mentor());
    var mentee = tandem().mentee();
    var booking = tandem().book(mentee, offering, tandem().at(3, 14), card).id();
    patiently()
        .pollInterval(Duration.ofMillis(150))
        .until(
            () -> {
              tandem().time().pass(step);
              return tandem().status(booking);
            },
            it -> !it.equals("HELD"));
    assertThat(tandem().status(booking)).isEqualTo("CONFIRMED");
  }

  @Test
  default void aMentorWhoWantsToBeAskedAgreesOrTheMoneyGoesBack() {
    var mentor = tandem().mentor();
    var offering = tandem().offering(mentor, ", \"needsApproval\": true");
    var mentee = tandem().mentee();
    var welcome = tandem().book(mentee, offering, tandem().at(3, 16), "ok").id();
    var unwelcome = tandem().book(mentee, offering, tandem().at(3, 18), "ok").id();
    tandem().awaitStatus(welcome, "PENDING");
    tandem().awaitStatus(unwelcome, "PENDING");

    mentee.post(BOOKINGS + "/" + welcome + "/approval", "").problem(403);
    mentor.post(BOOKINGS + "/" + welcome + "/approval", "").expect(200);
    mentor.post(BOOKINGS + "/" + unwelcome + "/approval", "{\"approved\": false}").expect(200);

    tandem().awaitStatus(welcome, "CONFIRMED");
    tandem().awaitStatus(unwelcome, "CANCELLED");
    tandem().awaitCredited(mentee, 6000);
  }

  @Test
  default void aSessionIsMovedTwiceAndKeepsItsOldSlotWhenTheNewOneIsTaken() {
    var mentor = tandem().mentor();
    var offering = tandem().offering(mentor);
    var mentee = tandem().mentee();
    var start = tandem().at(4, 8);
    var booking = tandem().confirmed(mentee, offering, start);
    tandem().confirmed(tandem().mentee(), offering, start.plus(Duration.ofHours(4)));

    move(mentee, booking, start, 4).problem(409);
    assertThat(mentee.see(BOOKINGS + "/" + booking).get("startsAt").asString())
        .isEqualTo(start.toString());
    move(mentee, booking, start, 2).expect(200);
    move(mentee, booking, start, 6).expect(200);
    move(mentee, booking, start, 8).problem(409);

    var moved = mentee.see(BOOKINGS + "/" + booking);
    assertThat(moved.get("status").asString()).isEqualTo("CONFIRMED");
    assertThat(moved.get("startsAt").asString())
        .isEqualTo(start.plus(Duration.ofHours(6)).toString());
  }

  private static Answer move(Someone who, String booking, java.time.Instant start, int hours) {
    return who.post(
        BOOKINGS + "/" + booking + "/reschedule",
        "{\"startsAt\": \"" + start.plus(Duration.ofHours(hours)) + "\"}");
  }

  @Test
  default void theFirstInLineIsOfferedASlotThatFreesAndTakesIt() {
    var offering = tandem().offering(tandem().mentor());
    var lucky = tandem().mentee();
    var waiting = tandem().mentee();
    var start = tandem().at(5, 10);
    var place = "{\"offeringId\": \"%s\", \"startsAt\": \"%s\"}".formatted(offering, start);
    waiting.post("/api/scheduling/waitlist", place).problem(422);
    var booking = tandem().confirmed(lucky, offering, start);
    waiting.post("/api/scheduling/waitlist", place).expect(204);

    tandem().cancel(lucky, booking);

    patiently()
        .until(
            () ->
                waiting
                    .see("/api/scheduling/waitlist")
                    .get("items")
                    .get(0)
                    .get("status")
                    .asString(),
            it -> it.equals("OFFERED"));
    tandem().book(tandem().mentee(), offering, start, "ok").problem(409);
    tandem().confirmed(waiting, offering, start);
  }

  @Test
  default void aGroupSessionHasSoManySeatsAndNoMore() {
    var offering = tandem().offering(tandem().mentor(), ", \"seats\": 2");
    var start = tandem().at(5, 12);
    tandem().confirmed(tandem().mentee(), offering, start);
    var second = tandem().mentee();
    var seat = tandem().confirmed(second, offering, start);
    var third = tandem().mentee();
    third.post(BOOKINGS, wish(offering, start, "ok")).problem(409);

    tandem().cancel(second, seat);

    tandem().confirmed(third, offering, start);
  }
}
