package dev.tandem.acceptance.scenario;

import static dev.tandem.acceptance.environment.TandemClient.BOOKINGS_PATH;
import static dev.tandem.acceptance.environment.TandemClient.bookingRequest;
import static dev.tandem.acceptance.environment.TandemClient.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.acceptance.environment.ApiResponse;
import dev.tandem.acceptance.environment.ApiUser;
import dev.tandem.acceptance.environment.TandemClient;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

abstract class BookingScenarios {

  private final TandemClient tandem;

  BookingScenarios(TandemClient tandem) {
    this.tandem = tandem;
  }

  @Test
  void aSlotIsHeldPaidAndConfirmedAndNobodyElseCanHaveIt() {
    var mentor = tandem.createMentor();
    var offering = tandem.createOffering(mentor);
    var mentee = tandem.createMentee();
    var start = tandem.daysFromNow(3, 10);

    var held = tandem.book(mentee, offering, start, "ok").expectStatus(201);

    assertThat(held.json().get("status").asString()).isEqualTo("HELD");
    assertThat(held.headers().firstValue("Location").orElse("")).endsWith(held.createdId());
    tandem.awaitStatus(held.createdId(), "CONFIRMED");
    tandem.book(tandem.createMentee(), offering, start, "ok").expectProblem(409);
    var slots = mentee.getJson("/api/scheduling/slots?size=100&offering=" + offering).get("items");
    assertThat(slots.valueStream().map(it -> it.get("startsAt").asString()))
        .doesNotContain(start.toString());
    var shown = mentor.getJson(BOOKINGS_PATH + "/" + held.createdId());
    assertThat(shown.get("menteeId").asString()).isEqualTo(mentee.id());
    assertThat(shown.get("price").get("minor").asInt()).isEqualTo(6000);
  }

  @Test
  void ofSixtyFourConcurrentRequestsOneGetsTheSlotAndTheOthersAProblem() throws Exception {
    var offering = tandem.createOffering(tandem.createMentor());
    var start = tandem.daysFromNow(3, 11);
    var rivals = IntStream.range(0, 8).mapToObj(i -> tandem.createMentee()).toList();
    var requests =
        IntStream.range(0, 64)
            .mapToObj(i ->
                (Callable<ApiResponse>)
                    () ->
                        untilAnswered(() -> tandem.book(rivals.get(i % 8), offering, start, "ok")))
            .toList();

    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var responses = executor.invokeAll(requests).stream().map(Future::resultNow).toList();
      assertThat(responses).filteredOn(response -> response.status() == 201).hasSize(1);
      responses.stream()
          .filter(response -> response.status() != 201)
          .forEach(response -> response.expectProblem(409));
    }
  }

  /** Who is told that the platform is too busy asks again, as the answer says. */
  private static ApiResponse untilAnswered(Supplier<ApiResponse> request) {
    var response = request.get();
    while (response.status() == 503) {
      response = request.get();
    }
    return response;
  }

  @Test
  void aRepeatedRequestGetsTheSameAnswerAndAnotherRequestUnderItsKeyIsRefused() {
    var offering = tandem.createOffering(tandem.createMentor());
    var mentee = tandem.createMentee();
    var start = tandem.daysFromNow(4, 10);
    var key = TandemClient.randomId();

    var first = tandem.book(mentee, offering, start, "ok", "Idempotency-Key", key);
    var again = tandem.book(mentee, offering, start, "ok", "Idempotency-Key", key);

    assertThat(again.createdId()).isEqualTo(first.createdId());
    var later = start.plus(Duration.ofHours(2));
    tandem.book(mentee, offering, later, "ok", "Idempotency-Key", key).expectProblem(422);
    assertThat(mentee.getJson(BOOKINGS_PATH).get("total").asInt()).isEqualTo(1);
  }

  @Test
  void aMenteeCannotBookOverlappingSessions() {
    var start = tandem.daysFromNow(3, 12);
    var mentee = tandem.createMentee();
    tandem.bookAndConfirm(mentee, tandem.createOffering(tandem.createMentor()), start);

    var overlapping = tandem.createOffering(tandem.createMentor());
    tandem.book(mentee, overlapping, start.plus(Duration.ofMinutes(30)), "ok").expectProblem(409);
  }

  @Test
  void aDeclinedCardFreesTheSlotForTheNextBooking() {
    var offering = tandem.createOffering(tandem.createMentor());
    var mentee = tandem.createMentee();
    var start = tandem.daysFromNow(3, 13);

    var refused = tandem.book(mentee, offering, start, "declined").createdId();
    tandem.awaitStatus(refused, "EXPIRED");

    var path = BOOKINGS_PATH + "/" + refused;
    eventually().until(() -> mentee.getJson(path).path("reason").asString("").contains("declined"));
    tandem.bookAndConfirm(mentee, offering, start);
    tandem.awaitSingleItem(mentee, "/api/billing/invoices");
    tandem.assertLedgerBalances();
  }

  @Test
  void aPaymentIsRetriedWhenTheGatewayDoesNotAnswer() {
    assertConfirmedInTime("timeout", Duration.ofSeconds(20));
  }

  @Test
  void aPaymentIsConfirmedByALaterWebhook() {
    assertConfirmedInTime("slow", Duration.ofSeconds(2));
  }

  private void assertConfirmedInTime(String card, Duration step) {
    var offering = tandem.createOffering(tandem.createMentor());
    var mentee = tandem.createMentee();
    var booking = tandem.book(mentee, offering, tandem.daysFromNow(3, 14), card).createdId();
    var holdEnds = tandem.clock().now().plus(Duration.ofMinutes(10));
    var status =
        eventually()
            .pollInterval(Duration.ofMillis(150))
            .until(
                () -> {
                  // The payment has all the time that it needs, however busy the machine is.
                  if (tandem.clock().now().plus(step.multipliedBy(3)).isBefore(holdEnds)) {
                    tandem.clock().advanceBy(step);
                  }
                  return tandem.statusOf(booking);
                },
                it -> !it.equals("HELD"));
    assertThat(status).isEqualTo("CONFIRMED");
  }

  @Test
  void aBookingThatNeedsApprovalIsApprovedOrRefunded() {
    var mentor = tandem.createMentor();
    var offering = tandem.createOffering(mentor, ", \"needsApproval\": true");
    var mentee = tandem.createMentee();
    var approved = tandem.book(mentee, offering, tandem.daysFromNow(3, 16), "ok").createdId();
    var rejected = tandem.book(mentee, offering, tandem.daysFromNow(3, 18), "ok").createdId();
    tandem.awaitStatus(approved, "PENDING");
    tandem.awaitStatus(rejected, "PENDING");

    mentee.post(BOOKINGS_PATH + "/" + approved + "/approval", "").expectProblem(403);
    mentor.post(BOOKINGS_PATH + "/" + approved + "/approval", "").expectStatus(200);
    mentor
        .post(BOOKINGS_PATH + "/" + rejected + "/approval", "{\"approved\": false}")
        .expectStatus(200);

    tandem.awaitStatus(approved, "CONFIRMED");
    tandem.awaitStatus(rejected, "CANCELLED");
    tandem.awaitCreditNotes(mentee, 6000);
  }

  @Test
  void aSessionIsRescheduledTwiceAtMostAndKeepsItsSlotWhenTheNewOneIsTaken() {
    var mentor = tandem.createMentor();
    var offering = tandem.createOffering(mentor);
    var mentee = tandem.createMentee();
    var start = tandem.daysFromNow(4, 8);
    var booking = tandem.bookAndConfirm(mentee, offering, start);
    tandem.bookAndConfirm(tandem.createMentee(), offering, start.plus(Duration.ofHours(4)));

    reschedule(mentee, booking, start, 4).expectProblem(409);
    assertThat(mentee.getJson(BOOKINGS_PATH + "/" + booking).get("startsAt").asString())
        .isEqualTo(start.toString());
    reschedule(mentee, booking, start, 2).expectStatus(200);
    reschedule(mentee, booking, start, 6).expectStatus(200);
    reschedule(mentee, booking, start, 8).expectProblem(409);

    var moved = mentee.getJson(BOOKINGS_PATH + "/" + booking);
    assertThat(moved.get("status").asString()).isEqualTo("CONFIRMED");
    assertThat(moved.get("startsAt").asString())
        .isEqualTo(start.plus(Duration.ofHours(6)).toString());
  }

  private static ApiResponse reschedule(ApiUser user, String booking, Instant start, int hours) {
    return user.post(
        BOOKINGS_PATH + "/" + booking + "/reschedule",
        "{\"startsAt\": \"" + start.plus(Duration.ofHours(hours)) + "\"}");
  }

  @Test
  void aSlotThatBecomesFreeIsOfferedToTheFirstOnTheWaitlist() {
    var offering = tandem.createOffering(tandem.createMentor());
    var first = tandem.createMentee();
    var waiting = tandem.createMentee();
    var start = tandem.daysFromNow(5, 10);
    var request = "{\"offeringId\": \"%s\", \"startsAt\": \"%s\"}".formatted(offering, start);
    waiting.post("/api/scheduling/waitlist", request).expectProblem(422);
    var booking = tandem.bookAndConfirm(first, offering, start);
    waiting.post("/api/scheduling/waitlist", request).expectStatus(204);

    tandem.cancelAndGetRefund(first, booking);

    eventually()
        .until(
            () ->
                waiting
                    .getJson("/api/scheduling/waitlist")
                    .get("items")
                    .get(0)
                    .get("status")
                    .asString(),
            "OFFERED"::equals);
    tandem.book(tandem.createMentee(), offering, start, "ok").expectProblem(409);
    tandem.bookAndConfirm(waiting, offering, start);
  }

  @Test
  void aGroupSessionCannotBeOverbooked() {
    var offering = tandem.createOffering(tandem.createMentor(), ", \"seats\": 2");
    var start = tandem.daysFromNow(5, 12);
    tandem.bookAndConfirm(tandem.createMentee(), offering, start);
    var second = tandem.createMentee();
    var seat = tandem.bookAndConfirm(second, offering, start);
    var third = tandem.createMentee();
    third.post(BOOKINGS_PATH, bookingRequest(offering, start, "ok")).expectProblem(409);

    tandem.cancelAndGetRefund(second, seat);

    tandem.bookAndConfirm(third, offering, start);
  }
}
