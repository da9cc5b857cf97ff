package dev.tandem.billing.payment;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tandem.kernel.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Embedded.OnEmpty;

/**
 * A payout as mentors and operators see it.
 *
 * @param run the Monday of the payout
 * @param netted kept back for what the mentor owed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PayoutView(
    UUID id,
    UUID mentorId,
    LocalDate run,
    @Embedded(onEmpty = OnEmpty.USE_EMPTY, prefix = "amount_") Money amount,
    @Embedded(onEmpty = OnEmpty.USE_EMPTY, prefix = "netted_") Money netted,
    String status,
    @Nullable String reason,
    Instant sentAt,
    @Nullable Instant paidAt) {}
