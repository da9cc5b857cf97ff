package dev.tandem.billing.payment;

import java.util.UUID;

/**
 * An account that a change is due for.
 *
 * @param owner the mentor or the mentee
 * @param subject the booking of an earning; the owner otherwise
 */
record DueAccount(UUID owner, String currency, UUID subject) {}
