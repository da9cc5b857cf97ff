package dev.tandem.scheduling.offering;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The time limits and thresholds of the booking rules.
 *
 * @param hold how long a slot is held while the payment is being confirmed
 * @param approval how long a mentor has to approve a booking, at most until the start
 * @param noShowFrom time after the start from which a no-show can be reported
 * @param noShowWindow time after the end until which a no-show can be reported
 * @param disputeWindow time after the report until which a no-show can be disputed
 * @param waitlistOffer how long a freed slot is kept for the first member of the waiting list
 * @param strikeWindow age beyond which a strike no longer counts
 * @param strikesToWarn number of strikes within the window from which a mentor is warned
 * @param strikesToPause number of strikes within the window from which a mentor is suspended
 * @param fullRefund minimum notice for a full refund
 * @param partialRefund minimum notice for a partial refund
 * @param partialRefundBasisPoints the partial refund in basis points of the price
 * @param grace time after booking in which cancelling is free
 * @param moveNotice time before the start in which a move by the mentor is a strike, and that a
 *     move by the mentor or the platform to an earlier time leaves the mentee
 * @param tick interval between two searches for due processes
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
    @DefaultValue("24h") Duration moveNotice,
    @DefaultValue("1s") Duration tick) {

  public CancellationPolicy standardPolicy() {
    return new CancellationPolicy(
        List.of(
            new NoticeTier(fullRefund, CancellationPolicy.FULL_REFUND),
            new NoticeTier(partialRefund, partialRefundBasisPoints)),
        grace);
  }
}
