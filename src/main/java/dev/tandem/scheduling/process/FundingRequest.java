package dev.tandem.scheduling.process;

import dev.tandem.scheduling.events.FundingKind;
import org.jspecify.annotations.Nullable;

/** How the mentee wants to pay; the card's token only for a payment by card. */
public record FundingRequest(@Nullable FundingKind kind, @Nullable String card) {

  /**
   * @param payment {@code pack}, {@code cohort} or the token of a card
   */
  public static FundingRequest parse(String payment) {
    return switch (payment) {
      case "pack" -> new FundingRequest(FundingKind.PACK, null);
      case "cohort" -> new FundingRequest(FundingKind.COHORT, null);
      default -> new FundingRequest(FundingKind.CARD, payment);
    };
  }
}
