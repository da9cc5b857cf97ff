/**
 * The event store keeps each account's history, hash-chained, and updates projections in the same
 * transaction.
 */
@NullMarked
package dev.tandem.billing.store;

import org.jspecify.annotations.NullMarked;
