package dev.tandem.scheduling;

import dev.tandem.kernel.money.Money;
import dev.tandem.kernel.web.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What a mentor sends to publish or change an offering. What is left out takes the platform's
 * default.
 *
 * @param version of the offering it was made from; when sent, another's change since is refused
 */
record OfferingRequest(
    @Nullable String title,
    @Nullable Integer minutes,
    @Nullable Price price,
    @Nullable Integer stepMinutes,
    @Nullable Integer bufferBefore,
    @Nullable Integer bufferAfter,
    @Nullable Integer minimumNoticeHours,
    @Nullable Integer horizonDays,
    @Nullable Integer seats,
    @Nullable Integer perDay,
    @Nullable Integer perWeek,
    @Nullable Boolean needsApproval,
    @Nullable Boolean cohortOnly,
    @Nullable String policy,
    @Nullable Long version) {

  record Price(@Nullable Long minor, @Nullable String currency) {

    Money money() {
      if (minor == null || currency == null) {
        throw incomplete("A price has minor units and a currency.");
      }
      try {
        return Money.of(minor, currency);
      } catch (IllegalArgumentException e) {
        throw Problem.refused(
            "unknown-currency", "“%s” is not a currency such as EUR.".formatted(currency));
      }
    }
  }

  /**
   * @throws Problem 422 saying what is missing or impossible
   */
  OfferingTerms terms(SchedulingProperties defaults) {
    if (title == null || minutes == null || price == null) {
      throw incomplete("An offering needs a title, minutes and a price.");
    }
    return new OfferingTerms(
        title,
        minutes,
        price.money(),
        or(stepMinutes, Math.clamp(minutes, 5, 30)),
        or(bufferBefore, 0),
        or(bufferAfter, 0),
        or(minimumNoticeHours, defaults.minimumNoticeHours()),
        or(horizonDays, defaults.horizonDays()),
        or(seats, 1),
        perDay,
        perWeek,
        or(needsApproval, false),
        or(cohortOnly, false),
        or(policy, defaults.policy()));
  }

  private static <T> T or(@Nullable T value, T otherwise) {
    return value == null ? otherwise : value;
  }

  private static Problem incomplete(String sentence) {
    return Problem.refused("incomplete-offering", sentence);
  }
}
