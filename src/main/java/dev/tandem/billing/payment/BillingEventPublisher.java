package dev.tandem.billing.payment;

import dev.tandem.billing.account.MentorEvent.PayoutArrived;
import dev.tandem.billing.account.MentorEvent.PayoutReturned;
import dev.tandem.billing.account.MentorEvent.PayoutStarted;
import dev.tandem.billing.account.PaymentEvent;
import dev.tandem.billing.account.PaymentEvent.Captured;
import dev.tandem.billing.account.PaymentEvent.CreditsRedeemed;
import dev.tandem.billing.account.PaymentEvent.FundingFailed;
import dev.tandem.billing.account.PaymentEvent.InvoicedOnTerms;
import dev.tandem.billing.account.PaymentEvent.Refunded;
import dev.tandem.billing.account.PaymentEvent.RefundedAfterRecognition;
import dev.tandem.billing.events.BookingFunded;
import dev.tandem.billing.events.BookingFundingFailed;
import dev.tandem.billing.events.PayoutFailed;
import dev.tandem.billing.events.PayoutPaid;
import dev.tandem.billing.events.PayoutSent;
import dev.tandem.billing.events.RefundIssued;
import dev.tandem.billing.events.RefundSettled;
import dev.tandem.billing.store.EventReaction;
import dev.tandem.billing.store.RecordedEvent;
import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import dev.tandem.scheduling.events.FundingKind;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Lets the other modules know what happened to money that concerns them. */
@Component
class BillingEventPublisher implements EventReaction {

  private final ApplicationEventPublisher publisher;

  BillingEventPublisher(ApplicationEventPublisher publisher) {
    this.publisher = publisher;
  }

  @Override
  public void onRecorded(RecordedEvent recorded) {
    toPublishedEvent(recorded).ifPresent(publisher::publishEvent);
  }

  private static Optional<PublishedEvent> toPublishedEvent(RecordedEvent recorded) {
    var meta = EventMetadata.about(recorded.stream().subject(), recorded.version(), recorded.at());
    return Optional.ofNullable(
        switch (recorded.event()) {
          case Captured it when it.wanted() ->
              new BookingFunded(
                  meta,
                  it.bookingId(),
                  it.menteeId(),
                  FundingKind.CARD.name(),
                  it.gross(),
                  it.vat());
          case CreditsRedeemed it ->
              new BookingFunded(
                  meta,
                  it.bookingId(),
                  it.menteeId(),
                  FundingKind.PACK.name(),
                  it.gross(),
                  it.vat());
          case InvoicedOnTerms it ->
              new BookingFunded(
                  meta,
                  it.bookingId(),
                  it.menteeId(),
                  FundingKind.COHORT.name(),
                  it.gross(),
                  it.vat());
          case FundingFailed it ->
              new BookingFundingFailed(
                  meta, it.bookingId(), it.menteeId(), it.reason(), it.retryable());
          case Refunded it ->
              new RefundIssued(
                  meta, it.refundId(), it.bookingId(), it.menteeId(), it.amount(), it.reason());
          case RefundedAfterRecognition it ->
              new RefundIssued(
                  meta, it.refundId(), it.bookingId(), it.menteeId(), it.amount(), it.reason());
          case PaymentEvent.RefundSettled it ->
              new RefundSettled(meta, it.refundId(), it.bookingId(), it.menteeId(), it.amount());
          case PayoutStarted it -> new PayoutSent(meta, it.payoutId(), it.mentorId(), it.amount());
          case PayoutArrived it -> new PayoutPaid(meta, it.payoutId(), it.mentorId(), it.amount());
          case PayoutReturned it ->
              new PayoutFailed(meta, it.payoutId(), it.mentorId(), it.amount(), it.reason());
          default -> null;
        });
  }
}
