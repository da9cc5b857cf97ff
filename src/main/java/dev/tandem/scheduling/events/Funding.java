package dev.tandem.scheduling.events;

import dev.tandem.eventing.publishing.Personal;
import org.jspecify.annotations.Nullable;

/**
 * The payment method of a booking.
 *
 * @param card the payment gateway's token for the card; only for {@link FundingKind#CARD}
 */
public record Funding(FundingKind kind, @Personal(of = "menteeId") @Nullable String card) {}
