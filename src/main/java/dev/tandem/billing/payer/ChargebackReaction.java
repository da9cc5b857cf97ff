package dev.tandem.billing.payer;

import dev.tandem.billing.account.CreditsEvent.PackChargedBack;
import dev.tandem.billing.account.PaymentEvent.ChargedBack;
import dev.tandem.billing.events.AccountChargedBack;
import dev.tandem.billing.events.BookingFundingRevoked;
import dev.tandem.billing.store.EventReaction;
import dev.tandem.billing.store.RecordedEvent;
import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import dev.tandem.kernel.money.Money;
import java.time.Clock;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Suspends the payer of a charge-back and announces which bookings are no longer paid. */
@Component
class ChargebackReaction implements EventReaction {

  private static final String CARD_REASON = "The bank took the payment back.";
  private static final String PACK_REASON =
      "The bank took back the payment for the credits that paid for it.";

  private final Chargebacks chargebacks;
  private final ApplicationEventPublisher publisher;
  private final Clock clock;

  ChargebackReaction(Chargebacks chargebacks, ApplicationEventPublisher publisher, Clock clock) {
    this.chargebacks = chargebacks;
    this.publisher = publisher;
    this.clock = clock;
  }

  @Override
  public void onRecorded(RecordedEvent recorded) {
    switch (recorded.event()) {
      case ChargedBack event when event.menteeId() != null -> {
        suspend(event.bookingId(), event.menteeId(), event.clawback().plus(event.badDebt()));
        revoke(event.bookingId(), event.menteeId(), CARD_REASON, recorded);
      }
      case PackChargedBack event -> {
        suspend(event.packId(), event.memberId(), event.unspent().plus(event.badDebt()));
        event.paidBookings().forEach(it -> revoke(it, event.memberId(), PACK_REASON, recorded));
      }
      default -> {}
    }
  }

  private void suspend(UUID payment, UUID member, Money amount) {
    chargebacks.open(payment, member, amount);
    var meta = EventMetadata.about(member, clock.millis(), clock.instant());
    publish(new AccountChargedBack(meta, member, payment, amount));
  }

  private void revoke(UUID booking, UUID member, String reason, RecordedEvent cause) {
    var meta = EventMetadata.about(booking, cause.version(), cause.at());
    publish(new BookingFundingRevoked(meta, booking, member, reason));
  }

  private void publish(PublishedEvent event) {
    publisher.publishEvent(event);
  }
}
