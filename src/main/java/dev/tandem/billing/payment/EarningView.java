package dev.tandem.billing.payment;

import dev.tandem.kernel.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Embedded.OnEmpty;

/** An earning on hold as the mentor sees it. */
public record EarningView(
    UUID bookingId,
    @Embedded(onEmpty = OnEmpty.USE_EMPTY, prefix = "amount_") Money amount,
    Instant releaseAt,
    String status) {}
