/**
 * Drafts invoices and credit notes from recorded events, numbers them without gaps, and publishes
 * them.
 */
@NullMarked
package dev.tandem.billing.invoice;

import org.jspecify.annotations.NullMarked;
