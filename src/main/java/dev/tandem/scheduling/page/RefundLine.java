package dev.tandem.scheduling.page;

import dev.tandem.kernel.money.Money;
import dev.tandem.kernel.web.LocalizedTime;
import dev.tandem.scheduling.booking.RefundDeadline;
import java.time.Instant;
import java.time.ZoneId;

/**
 * What the mentee gets back for cancelling until then.
 *
 * @param start whether that is the start of the session
 */
record RefundLine(Money amount, int percent, LocalizedTime until, boolean start) {

  static RefundLine of(RefundDeadline deadline, Instant startsAt, ZoneId zone) {
    var refund = deadline.refund();
    return new RefundLine(
        refund.amount(),
        refund.basisPoints() / 100,
        LocalizedTime.of(deadline.until(), zone),
        deadline.until().equals(startsAt));
  }
}
