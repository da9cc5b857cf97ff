package dev.tandem.notifications.occasion;

import dev.tandem.billing.events.BookingFundingFailed;
import dev.tandem.billing.events.CreditNoteIssued;
import dev.tandem.billing.events.InvoiceFinalised;
import dev.tandem.billing.events.PayoutFailed;
import dev.tandem.billing.events.PayoutSent;
import dev.tandem.billing.events.RefundIssued;
import dev.tandem.eventing.publishing.FromTheStart;
import dev.tandem.notifications.message.MessageKind;
import dev.tandem.notifications.message.MessageQueue;
import dev.tandem.notifications.message.NewMessage;
import dev.tandem.notifications.message.Parameter;
import dev.tandem.notifications.message.Parameters;
import dev.tandem.notifications.readmodel.BookingParameters;
import dev.tandem.notifications.readmodel.KnownBookings;
import java.util.Locale;
import java.util.UUID;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Tells people what happens to their money. */
@Component
class PaymentListener {

  private final KnownBookings bookings;
  private final BookingMessages bookingMessages;
  private final MessageQueue queue;

  PaymentListener(KnownBookings bookings, BookingMessages bookingMessages, MessageQueue queue) {
    this.bookings = bookings;
    this.bookingMessages = bookingMessages;
    this.queue = queue;
  }

  /** The slot is kept for the mentee until the hold expires. */
  @FromTheStart
  @ApplicationModuleListener(id = "notifications.tells-of-failed-payments")
  void on(BookingFundingFailed event) {
    bookings
        .find(event.bookingId())
        .ifPresent(booking ->
            bookingMessages.tell(
                event.menteeId(),
                MessageKind.PAYMENT_FAILED,
                booking,
                event.meta(),
                booking.startsAt(),
                parameters ->
                    event.retryable()
                        ? parameters
                            .with(Parameter.UNTIL, booking.holdExpiresAt())
                            .with(Parameter.VARIANT, "retry")
                        : parameters));
  }

  @FromTheStart
  @ApplicationModuleListener(id = "notifications.tells-of-refunds")
  void on(RefundIssued event) {
    var parameters = aboutBooking(event.bookingId(), event.menteeId()).withAmount(event.amount());
    var to = event.to();
    queue.add(
        NewMessage.about(
            event.meta(),
            event.menteeId(),
            MessageKind.REFUNDED,
            to == null
                ? parameters
                : parameters.with(Parameter.VARIANT, to.toLowerCase(Locale.ROOT))));
  }

  @FromTheStart
  @ApplicationModuleListener(id = "notifications.tells-of-invoices")
  void on(InvoiceFinalised event) {
    var booking = event.bookingId();
    var about = booking == null ? Parameters.NONE : aboutBooking(booking, event.memberId());
    queue.add(
        NewMessage.about(
            event.meta(),
            event.memberId(),
            MessageKind.INVOICE,
            about
                .with(Parameter.NUMBER, event.number())
                .withAmount(event.total())
                .with(Parameter.VAT, event.vat())));
  }

  @FromTheStart
  @ApplicationModuleListener(id = "notifications.tells-of-credit-notes")
  void on(CreditNoteIssued event) {
    queue.add(
        NewMessage.about(
            event.meta(),
            event.memberId(),
            MessageKind.CREDIT_NOTE,
            Parameters.NONE
                .with(Parameter.NUMBER, event.number())
                .with(Parameter.SUBJECT, event.invoiceNumber())
                .withAmount(event.total())
                .with(Parameter.VAT, event.vat())));
  }

  @FromTheStart
  @ApplicationModuleListener(id = "notifications.tells-of-payouts")
  void on(PayoutSent event) {
    queue.add(
        NewMessage.about(
            event.meta(),
            event.mentorId(),
            MessageKind.PAYOUT_SENT,
            Parameters.NONE.withAmount(event.amount())));
  }

  @FromTheStart
  @ApplicationModuleListener(id = "notifications.tells-of-failed-payouts")
  void on(PayoutFailed event) {
    queue.add(
        NewMessage.about(
            event.meta(),
            event.mentorId(),
            MessageKind.PAYOUT_FAILED,
            Parameters.NONE.withAmount(event.amount())));
  }

  private Parameters aboutBooking(UUID booking, UUID reader) {
    return bookings
        .find(booking)
        .map(known -> BookingParameters.of(known, reader))
        .orElse(Parameters.NONE);
  }
}
