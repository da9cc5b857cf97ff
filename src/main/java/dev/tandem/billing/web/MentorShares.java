package dev.tandem.billing.web;

import dev.tandem.billing.account.FeeSplit;
import dev.tandem.billing.account.PaymentEvent.PaymentRequested;
import dev.tandem.billing.account.StreamId;
import dev.tandem.billing.store.EventReader;
import dev.tandem.billing.store.RecordedEvent;
import dev.tandem.kernel.money.Money;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a mentor gets of the price of a booking, by the fee and the VAT at the time of booking. */
@Component
class MentorShares {

  private final JdbcClient jdbc;
  private final EventReader events;

  MentorShares(JdbcClient jdbc, EventReader events) {
    this.jdbc = jdbc;
    this.events = events;
  }

  /** Empty unless it is paid and nothing of it was returned to others. */
  Optional<MentorShare> find(PaymentView payment) {
    return switch (payment.status()) {
      case "FUNDED" -> expected(payment).map(share -> new MentorShare(share, false));
      case "EARNED" -> earned(payment).map(share -> new MentorShare(share, true));
      default -> Optional.empty();
    };
  }

  private Optional<Money> expected(PaymentView payment) {
    return events.readStream(StreamId.payment(payment.bookingId()), 0).stream()
        .map(RecordedEvent::event)
        .filter(PaymentRequested.class::isInstance)
        .map(PaymentRequested.class::cast)
        .reduce((_, latest) -> latest)
        .map(request ->
            FeeSplit.of(
                    payment.price(),
                    Money.of(payment.refunded(), payment.currency()),
                    request.rates())
                .mentor());
  }

  private Optional<Money> earned(PaymentView payment) {
    return jdbc.sql("select amount from billing.earning where booking_id = ?")
        .param(payment.bookingId())
        .query(Long.class)
        .optional()
        .map(amount -> Money.of(amount, payment.currency()));
  }

  /**
   * @param certain whether the session has taken place
   */
  record MentorShare(Money amount, boolean certain) {}
}
