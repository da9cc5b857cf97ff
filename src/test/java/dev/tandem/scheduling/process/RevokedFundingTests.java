package dev.tandem.scheduling.process;

import static dev.tandem.scheduling.booking.BookingStatus.CANCELLED;
import static dev.tandem.scheduling.booking.BookingStatus.CONFIRMED;
import static dev.tandem.scheduling.booking.BookingStatus.HELD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import dev.tandem.scheduling.SlotTestCase;
import dev.tandem.scheduling.booking.BookingId;
import dev.tandem.scheduling.booking.BookingStatus;
import dev.tandem.scheduling.booking.Bookings;
import dev.tandem.scheduling.events.BookingCancelled;
import dev.tandem.scheduling.events.FundingKind;
import dev.tandem.scheduling.events.Party;
import dev.tandem.scheduling.samples.events.PaymentRevoked;
import dev.tandem.scheduling.samples.events.PaymentSucceeded;
import dev.tandem.testing.Deliveries;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.AssertablePublishedEvents;
import org.springframework.transaction.support.TransactionTemplate;

/** A session is cancelled whose payment is taken back before it begins. */
class RevokedFundingTests extends SlotTestCase {

  @Autowired BookingService bookingService;
  @Autowired Bookings bookings;
  @Autowired ApplicationEventPublisher publisher;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient jdbc;

  @Test
  void aSessionAheadIsCancelledWithoutRefundOrStrikeAndItsSlotIsFree(
      AssertablePublishedEvents events) {
    var id = confirmed();

    revoke(id);
    revoke(id);

    await().until(() -> status(id) == CANCELLED);
    Deliveries.awaitAll(jdbc);
    assertThat(events.ofType(BookingCancelled.class).matching(it -> it.bookingId().equals(id)))
        .singleElement()
        .satisfies(event -> {
          assertThat(event.by()).isEqualTo(Party.PLATFORM);
          assertThat(event.refundBasisPoints()).isEqualTo(10_000);
          assertThat(event.refund().isZero()).isTrue();
          assertThat(event.strike()).isFalse();
        });
    assertThat(status(hold())).isEqualTo(HELD);
  }

  @Test
  void aHoldWhosePaymentIsTakenBackBeforeItIsReportedIsCancelled() {
    var id = hold();

    revoke(id);
    publish(new PaymentSucceeded(EventMetadata.about(id, 1, clock.instant()), id));

    await().until(() -> status(id) == CANCELLED);
    Deliveries.awaitAll(jdbc);
    assertThat(status(id)).isEqualTo(CANCELLED);
  }

  @Test
  void aSessionThatHasBegunTakesPlace() {
    var id = confirmed();
    clock.adjustTo(start.plusSeconds(1));

    revoke(id);

    Deliveries.awaitAll(jdbc);
    assertThat(status(id)).isEqualTo(CONFIRMED);
  }

  private UUID confirmed() {
    var id = hold();
    publish(new PaymentSucceeded(EventMetadata.about(id, 1, clock.instant()), id));
    await().until(() -> status(id) == CONFIRMED);
    return id;
  }

  private UUID hold() {
    var request = new BookingRequest(offering, start, new FundingRequest(FundingKind.CARD, "ok"));
    return bookingService.book(UUID.randomUUID(), request, null).id();
  }

  private void revoke(UUID id) {
    publish(
        new PaymentRevoked(
            EventMetadata.about(id, 2, clock.instant()), id, "The bank took the payment back."));
  }

  private void publish(PublishedEvent event) {
    transaction.executeWithoutResult(_ -> publisher.publishEvent(event));
  }

  private BookingStatus status(UUID id) {
    return bookings.find(new BookingId(id)).orElseThrow().status();
  }
}
