package dev.tandem.billing.payer;

import dev.tandem.billing.events.AccountRecovered;
import dev.tandem.eventing.publishing.EventMetadata;
import java.time.Clock;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Ends suspensions: when the last reason is gone, and never before. */
@Component
public class PayerSuspensions {

  private final JdbcClient jdbc;
  private final Chargebacks chargebacks;
  private final ApplicationEventPublisher publisher;
  private final Clock clock;

  PayerSuspensions(
      JdbcClient jdbc, Chargebacks chargebacks, ApplicationEventPublisher publisher, Clock clock) {
    this.jdbc = jdbc;
    this.chargebacks = chargebacks;
    this.publisher = publisher;
    this.clock = clock;
  }

  /**
   * Closes a charge-back; its payer may book again if nothing else is open.
   *
   * @return whether it was open
   */
  public boolean closeChargeback(UUID payment) {
    var payer = chargebacks.close(payment);
    payer.ifPresent(this::announceRecovery);
    return payer.isPresent();
  }

  /** Announces that a payer may book again, unless there is another reason against it. */
  public void announceRecovery(UUID member) {
    if (!isSuspended(member)) {
      var meta = EventMetadata.about(member, clock.millis(), clock.instant());
      publisher.publishEvent(new AccountRecovered(meta, member));
    }
  }

  private boolean isSuspended(UUID member) {
    return jdbc.sql(
            """
            select exists (
              select from billing.chargeback where member_id = :member and closed_at is null)
            or exists (
              select from billing.cohort where past_due_since is not null and (
                id in (select cohort_id from billing.cohort_mentee where member_id = :member)
                or id in (select cohort_id from billing.document where member_id = :member)))\
            """)
        .param("member", member)
        .query(Boolean.class)
        .single();
  }
}
