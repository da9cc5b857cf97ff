package dev.tandem.scheduling.events;

import dev.tandem.eventing.publishing.NotPersonal;
import org.jspecify.annotations.Nullable;

/**
 * The payment method of a booking.
 *
 * @param card the payment gateway's token for the card; only for {@link FundingKind#CARD}
 */
public record Funding(
    FundingKind kind,
    @NotPersonal("a token that only the payment gateway can resolve") @Nullable String card) {}
