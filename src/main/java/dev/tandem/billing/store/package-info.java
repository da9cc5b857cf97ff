/**
 * Stores each account's history as a hash chain of events and updates projections in the same
 * transaction.
 */
@NullMarked
package dev.tandem.billing.store;

import org.jspecify.annotations.NullMarked;
