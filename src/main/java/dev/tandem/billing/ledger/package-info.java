/**
 * The double-entry ledger posts each recorded event, answers for any instant and checks its own
 * invariants.
 */
@NullMarked
package dev.tandem.billing.ledger;

import org.jspecify.annotations.NullMarked;
