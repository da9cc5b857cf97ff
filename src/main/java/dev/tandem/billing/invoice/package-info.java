/**
 * Invoices and credit notes are drafted from recorded events, numbered without gaps and printed.
 */
@NullMarked
package dev.tandem.billing.invoice;

import org.jspecify.annotations.NullMarked;
