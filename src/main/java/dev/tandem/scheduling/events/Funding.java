package dev.tandem.scheduling.events;

import org.jspecify.annotations.Nullable;

/**
 * How the mentee wants to pay.
 *
 * @param card the gateway's token of a card, only with {@link FundingKind#CARD}
 */
public record Funding(FundingKind kind, @Nullable String card) {}
