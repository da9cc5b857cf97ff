package dev.tandem.demo;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Books, cancels and completes single sessions as the mentee or the mentor would. */
class BookingRequests {

  private static final String BOOKINGS = "/api/scheduling/bookings";

  private final DemoClient client;

  BookingRequests(DemoClient client) {
    this.client = client;
  }

  /** Books one of the slots that are free; none if there is none or the card is declined. */
  Optional<DemoBooking> book(PlannedBooking booking, Instant from, Instant until) {
    var slots =
        client.as(
            booking.mentee().id(),
            "GET",
            "/api/scheduling/slots?size=100&offering=%s&from=%s&to=%s"
                .formatted(booking.offering(), from, until),
            null);
    var items = slots.body().path("items");
    return slots.isSuccess() && !items.isEmpty()
        ? book(booking, items.get((int) (booking.position() * items.size())))
        : Optional.empty();
  }

  private Optional<DemoBooking> book(PlannedBooking booking, JsonNode slot) {
    var funding = Map.of("kind", "CARD", "card", booking.cardDeclined() ? "declined" : "ok");
    var response =
        client.as(
            booking.mentee().id(),
            "POST",
            BOOKINGS,
            Map.of(
                "offeringId", booking.offering(),
                "startsAt", slot.get("startsAt").asString(),
                "funding", funding));
    return response.isSuccess() && !booking.cardDeclined()
        ? Optional.of(new DemoBooking(response.id(), booking.mentor().id(), booking.mentee().id()))
        : Optional.empty();
  }

  boolean cancel(DemoBooking booking) {
    var path = BOOKINGS + "/" + booking.id() + "/cancellation";
    var preview = client.as(booking.mentee(), "POST", path + "-preview", null);
    return preview.isSuccess()
        && client
            .as(
                booking.mentee(),
                "POST",
                path,
                Map.of(
                    "refund", preview.body().get("refund"), "reason", "Something came up at work."))
            .isSuccess();
  }

  boolean complete(DemoBooking booking) {
    return client
        .as(booking.mentor(), "POST", BOOKINGS + "/" + booking.id() + "/completion", null)
        .isSuccess();
  }

  boolean reportNoShow(DemoBooking booking) {
    return client
        .as(
            booking.mentor(),
            "POST",
            BOOKINGS + "/" + booking.id() + "/no-show",
            Map.of("absent", "MENTEE"))
        .isSuccess();
  }

  /** Waits until no booking is still waiting for its payment, so that the clock may advance. */
  void awaitPayments() {
    client.retryUntil(
        it -> !it.isSuccess() || it.body().path("total").asInt() == 0,
        () -> client.operator("GET", BOOKINGS + "?status=HELD&size=1", null));
  }
}
