package dev.tandem.billing.ledger;

import java.util.UUID;
import org.jmolecules.ddd.annotation.ValueObject;
import org.jspecify.annotations.Nullable;

/**
 * A debit or a credit of one account, in minor units.
 *
 * @param subject the booking, member, cohort, refund or payout that owns the account, if any
 * @param member who may see the line
 */
@ValueObject
record PostingLine(
    LedgerAccount account,
    @Nullable UUID subject,
    @Nullable UUID member,
    String currency,
    long debit,
    long credit) {}
