package dev.tandem.scheduling.offering;

import dev.tandem.kernel.money.Money;
import dev.tandem.kernel.web.Problem;
import org.jmolecules.ddd.annotation.ValueObject;
import org.jspecify.annotations.Nullable;

/**
 * What a mentor offers. Every number is checked here, so an offering that exists is a possible one.
 *
 * @param minutes how long a session takes, 15 to 120
 * @param stepMinutes between the starts offered, counted from the start of an open window
 * @param bufferBefore minutes kept free before a session; they may lie outside open hours
 * @param bufferAfter minutes kept free after a session
 * @param minimumNoticeHours between booking and start
 * @param horizonDays how far ahead can be booked, in days of 24 hours
 * @param seats how many mentees share one session
 * @param perDay sessions of the mentor on one local day, over all offerings; null is no limit
 * @param perWeek the same from Monday to Sunday
 * @param policy the name of the cancellation terms
 */
@ValueObject
public record OfferingTerms(
    String title,
    int minutes,
    Money price,
    int stepMinutes,
    int bufferBefore,
    int bufferAfter,
    int minimumNoticeHours,
    int horizonDays,
    int seats,
    @Nullable Integer perDay,
    @Nullable Integer perWeek,
    boolean needsApproval,
    boolean cohortOnly,
    String policy) {

  private static final int MAX_PRICE_MINOR = 10_000_000;

  public OfferingTerms {
    title = title.strip();
    if (title.isEmpty() || title.length() > 120) {
      throw rejected("The title has between 1 and 120 characters.");
    }
    if (!price.isPositive() || price.minor() > MAX_PRICE_MINOR) {
      throw rejected("The price is more than nothing and at most 10,000,000 minor units.");
    }
    requireBetween("A session takes", minutes, 15, 120, "minutes");
    requireBetween("The step is", stepMinutes, 5, 120, "minutes");
    requireBetween("The buffer before is", bufferBefore, 0, 120, "minutes");
    requireBetween("The buffer after is", bufferAfter, 0, 120, "minutes");
    requireBetween("The notice is", minimumNoticeHours, 0, 720, "hours");
    requireBetween("The horizon is", horizonDays, 1, 365, "days");
    requireBetween("A session has", seats, 1, 50, "seats");
    PolicyName.parse(policy);
    if (perDay != null) {
      requireBetween("A day takes", perDay, 1, 48, "sessions");
    }
    if (perWeek != null) {
      requireBetween("A week takes", perWeek, 1, 336, "sessions");
    }
  }

  public boolean hasLimits() {
    return perDay != null || perWeek != null;
  }

  private static void requireBetween(String subject, int value, int least, int most, String unit) {
    if (value < least || value > most) {
      throw rejected("%s between %d and %d %s.".formatted(subject, least, most, unit));
    }
  }

  private static Problem rejected(String sentence) {
    return Problem.refused("impossible-offering", sentence);
  }
}
