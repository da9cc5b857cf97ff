package dev.tandem.scheduling.offering;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The figures of the booking rules.
 *
 * @param hold how long a slot is kept while the money is being taken
 * @param approval how long a mentor has to agree, at most until the start
 * @param noShowFrom after the start, from when on a no-show can be reported
 * @param noShowWindow after the end, until when
 * @param disputeWindow after the report, until when it can be contested
 * @param waitlistOffer how long a freed slot is kept for the first in line
 * @param strikeWindow strikes older than this no longer count
 * @param fullRefund with at least this notice a mentee gets everything back
 * @param partialRefund with at least this notice, the share in basis points below
 * @param grace after booking, for a change of mind
 * @param tick how often due processes are looked for
 */
@ConfigurationProperties("tandem.scheduling.bookings")
public record BookingProperties(
    @DefaultValue("10m") Duration hold,
    @DefaultValue("48h") Duration approval,
    @DefaultValue("10m") Duration noShowFrom,
    @DefaultValue("48h") Duration noShowWindow,
    @DefaultValue("48h") Duration disputeWindow,
    @DefaultValue("30m") Duration waitlistOffer,
    @DefaultValue("30d") Duration strikeWindow,
    @DefaultValue("2") int strikesToWarn,
    @DefaultValue("4") int strikesToPause,
    @DefaultValue("24h") Duration fullRefund,
    @DefaultValue("3h") Duration partialRefund,
    @DefaultValue("5000") int partialRefundBasisPoints,
    @DefaultValue("15m") Duration grace,
    @DefaultValue("1s") Duration tick) {

  public CancellationPolicy standardPolicy() {
    return new CancellationPolicy(
        List.of(
            new CancellationPolicy.NoticeTier(fullRefund, CancellationPolicy.FULL_REFUND),
            new CancellationPolicy.NoticeTier(partialRefund, partialRefundBasisPoints)),
        grace);
  }
}
