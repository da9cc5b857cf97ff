package dev.tandem.billing;

import dev.tandem.billing.account.Rates;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The terms of business.
 *
 * @param feeBasisPoints the platform's share of the price
 * @param vatBasisPoints inside the price
 * @param hold how long a mentor's share waits for a dispute
 * @param payoutMinimum in the currency's minor unit
 * @param packValidity how long credits can be spent
 * @param paymentTerms of invoices to cohorts
 * @param snapshotEvery so many events of an account, so that reading it stays quick
 * @param webhookSecret shared with the gateway; without one, only the simulated gateway of this
 *     process can sign
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
    @DefaultValue("") String webhookSecret) {

  public Rates rates() {
    return new Rates(feeBasisPoints, vatBasisPoints);
  }
}
