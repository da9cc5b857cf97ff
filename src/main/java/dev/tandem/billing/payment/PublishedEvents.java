package dev.tandem.billing.payment;

import dev.tandem.billing.account.AccountEvent;
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
import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import dev.tandem.scheduling.events.FundingKind;
import org.jspecify.annotations.Nullable;

/** Translates recorded events into those that other modules receive. */
final class PublishedEvents {

  private PublishedEvents() {}

  /** Null if the event concerns billing alone. */
  static @Nullable PublishedEvent of(AccountEvent event, EventMetadata meta) {
    return switch (event) {
      case Captured captured when captured.wanted() ->
          new BookingFunded(
              meta,
              captured.bookingId(),
              captured.menteeId(),
              FundingKind.CARD.name(),
              captured.gross(),
              captured.vat());
      case CreditsRedeemed redeemed ->
          new BookingFunded(
              meta,
              redeemed.bookingId(),
              redeemed.menteeId(),
              FundingKind.PACK.name(),
              redeemed.gross(),
              redeemed.vat());
      case InvoicedOnTerms invoiced ->
          new BookingFunded(
              meta,
              invoiced.bookingId(),
              invoiced.menteeId(),
              FundingKind.COHORT.name(),
              invoiced.gross(),
              invoiced.vat());
      case FundingFailed failed ->
          new BookingFundingFailed(
              meta, failed.bookingId(), failed.menteeId(), failed.reason(), failed.retryable());
      case Refunded refunded when refunded.to().isReturned() ->
          new RefundIssued(
              meta,
              refunded.refundId(),
              refunded.bookingId(),
              refunded.menteeId(),
              refunded.amount(),
              refunded.reason(),
              refunded.to().name());
      case RefundedAfterRecognition refunded when refunded.to().isReturned() ->
          new RefundIssued(
              meta,
              refunded.refundId(),
              refunded.bookingId(),
              refunded.menteeId(),
              refunded.amount(),
              refunded.reason(),
              refunded.to().name());
      case PaymentEvent.RefundSettled settled when settled.to().isReturned() ->
          new RefundSettled(
              meta, settled.refundId(), settled.bookingId(), settled.menteeId(), settled.amount());
      case PayoutStarted started ->
          new PayoutSent(meta, started.payoutId(), started.mentorId(), started.amount());
      case PayoutArrived arrived ->
          new PayoutPaid(meta, arrived.payoutId(), arrived.mentorId(), arrived.amount());
      case PayoutReturned returned ->
          new PayoutFailed(
              meta, returned.payoutId(), returned.mentorId(), returned.amount(), returned.reason());
      default -> null;
    };
  }
}
