package dev.tandem.billing.payer;

import dev.tandem.billing.BillingProperties;
import dev.tandem.kernel.web.Problem;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether a payer may start another payment now. */
@Component
public class PayerRules {

  private static final String CHARGED_BACK =
      "Your bank took back an earlier payment, so you cannot pay until this is settled. Ask Tandem"
          + " to settle it.";

  private final JdbcClient jdbc;
  private final Chargebacks chargebacks;
  private final BillingProperties properties;

  PayerRules(JdbcClient jdbc, Chargebacks chargebacks, BillingProperties properties) {
    this.jdbc = jdbc;
    this.chargebacks = chargebacks;
    this.properties = properties;
  }

  /**
   * @return why the payer may not pay for a booking now, or null
   */
  public @Nullable String refusalOfBooking(UUID member, boolean byCard) {
    if (!chargebacks.listOpen(member).isEmpty()) {
      return CHARGED_BACK;
    }
    return byCard && isLimitReached(countUnanswered(member)) ? tooManyUnanswered() : null;
  }

  /**
   * Call it in the transaction that orders the payment: it lets one order of a payer decide at a
   * time.
   *
   * @throws Problem 403 after a charge-back, 429 if too many payments wait for the bank
   */
  public void requireAllowedToOrderPack(UUID member) {
    if (!chargebacks.listOpen(member).isEmpty()) {
      throw Problem.forbidden(CHARGED_BACK);
    }
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended('billing.payer:' || ?, 0))::text")
        .param(member.toString())
        .query(String.class)
        .optional();
    if (isLimitReached(countUnanswered(member) + countUnsentPacks(member))) {
      throw Problem.tooManyRequests(tooManyUnanswered());
    }
  }

  private boolean isLimitReached(int unanswered) {
    return unanswered >= properties.maxUnansweredPayments();
  }

  private String tooManyUnanswered() {
    return "The bank has not answered "
        + properties.maxUnansweredPayments()
        + " of your payments yet. Wait for its answers, or pay with credits.";
  }

  private int countUnanswered(UUID member) {
    return count(member, "operation = 'CAPTURE' and status in ('UNKNOWN', 'PENDING')");
  }

  private int countUnsentPacks(UUID member) {
    return count(member, "purpose = 'PACK' and status in ('READY', 'SENT')");
  }

  private int count(UUID member, String condition) {
    return jdbc.sql(
            "select count(*) from billing.gateway_order where member_id = ? and " + condition)
        .param(member)
        .query(Integer.class)
        .single();
  }
}
