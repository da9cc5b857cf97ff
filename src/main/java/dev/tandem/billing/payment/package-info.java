/**
 * Payments, refunds, credit packs, earnings and payouts change the accounts and publish what other
 * modules need to know.
 */
@NullMarked
package dev.tandem.billing.payment;

import org.jspecify.annotations.NullMarked;
