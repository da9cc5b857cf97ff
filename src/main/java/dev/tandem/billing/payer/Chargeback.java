package dev.tandem.billing.payer;

import dev.tandem.kernel.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Embedded.OnEmpty;

/**
 * A payment that the payer's bank took back. The payer is suspended until an operator closes it.
 *
 * @param paymentId the booking or the pack that was paid for
 */
public record Chargeback(
    UUID paymentId,
    UUID memberId,
    @Embedded(onEmpty = OnEmpty.USE_EMPTY, prefix = "amount_") Money amount,
    Instant at) {}
