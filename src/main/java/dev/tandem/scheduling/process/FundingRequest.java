package dev.tandem.scheduling.process;

import dev.tandem.scheduling.events.FundingKind;
import org.jspecify.annotations.Nullable;

/** How the mentee wants to pay; the card's token only for a payment by card. */
public record FundingRequest(@Nullable FundingKind kind, @Nullable String card) {}
