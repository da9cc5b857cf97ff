package dev.tandem.billing;

import dev.tandem.billing.account.Rates;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Fees, taxes and periods.
 *
 * @param feeBasisPoints the platform's share of the price
 * @param vatBasisPoints the VAT included in the price
 * @param hold how long a mentor's share is held in case of a dispute
 * @param payoutMinimum the smallest payout, in the currency's minor unit
 * @param packValidity how long credits can be spent
 * @param paymentTerms how long cohorts have to pay an invoice
 * @param snapshotEvery the number of events between two snapshots of an account
 * @param webhookSecret shared with the gateway; if it is blank, each process generates one, which
 *     only the simulated gateway knows
 * @param maxUnansweredPayments how many payments of a member may wait for the bank's answer
 */
@ConfigurationProperties("tandem.billing")
public record BillingProperties(
    @DefaultValue("1500") int feeBasisPoints,
    @DefaultValue("1900") int vatBasisPoints,
    @DefaultValue("72h") Duration hold,
    @DefaultValue("2000") long payoutMinimum,
    @DefaultValue("365d") Duration packValidity,
    @DefaultValue("14d") Duration paymentTerms,
    @DefaultValue("100") int snapshotEvery,
    @DefaultValue("") String webhookSecret,
    @DefaultValue("5") int maxUnansweredPayments) {

  public Rates rates() {
    return new Rates(feeBasisPoints, vatBasisPoints);
  }
}
