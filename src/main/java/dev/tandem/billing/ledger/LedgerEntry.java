package dev.tandem.billing.ledger;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tandem.kernel.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Embedded.OnEmpty;

/**
 * A line of a posting as it is read.
 *
 * @param cause the id of the recorded event
 * @param rule the posting rule that was applied to the event
 * @param line the number within the posting
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LedgerEntry(
    Instant at,
    String account,
    @Embedded(onEmpty = OnEmpty.USE_EMPTY, prefix = "debit_") Money debit,
    @Embedded(onEmpty = OnEmpty.USE_EMPTY, prefix = "credit_") Money credit,
    UUID cause,
    String rule,
    @JsonIgnore int line,
    @Nullable UUID bookingId) {}
