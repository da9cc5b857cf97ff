package dev.tandem.billing.payment;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tandem.kernel.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Embedded.OnEmpty;

/** A pack of credits as its buyer sees it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CreditPack(
    UUID id,
    UUID memberId,
    @Embedded(onEmpty = OnEmpty.USE_EMPTY, prefix = "price_") Money price,
    String status,
    @Nullable String reason,
    Instant orderedAt) {}
