/** The pages, fragments and API of accounts, invoices, payouts, credits and the ledger. */
@NullMarked
package dev.tandem.billing.web;

import org.jspecify.annotations.NullMarked;
