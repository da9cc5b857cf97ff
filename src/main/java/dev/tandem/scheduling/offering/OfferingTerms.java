package dev.tandem.scheduling.offering;

import dev.tandem.kernel.money.Money;
import dev.tandem.kernel.text.Graphemes;
import dev.tandem.kernel.web.Problem;
import org.jmolecules.ddd.annotation.ValueObject;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Embedded.OnEmpty;

/**
 * The terms of an offering. The constructor checks every value.
 *
 * @param minutes length of a session, 15 to 120
 * @param stepMinutes interval between possible starts, counted from the start of an open window
 * @param bufferBefore minutes kept free before a session; they may lie outside open hours
 * @param bufferAfter minutes kept free after a session; they may lie outside open hours
 * @param minimumNoticeHours minimum time between booking and start
 * @param horizonDays how far ahead sessions can be booked, in days of 24 hours
 * @param seats number of mentees who share one session
 * @param perDay maximum number of the mentor's sessions on a local day, across all offerings; null
 *     for no limit
 * @param perWeek the same for a local week, Monday to Sunday
 * @param policy name of the cancellation policy, see {@link PolicyName}
 * @param meeting where the mentor meets, see {@link MeetingPlace}; null for a room of the platform
 */
@ValueObject
public record OfferingTerms(
    String title,
    int minutes,
    @Embedded(onEmpty = OnEmpty.USE_EMPTY, prefix = "price_") Money price,
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
    String policy,
    @Nullable String meeting) {

  private static final int MAX_PRICE_MINOR = 10_000_000;

  public OfferingTerms {
    title = title.strip();
    if (title.isEmpty() || Graphemes.count(title) > 120) {
      throw rejected("The title must have between 1 and 120 characters.");
    }
    if (!price.isPositive() || price.minor() > MAX_PRICE_MINOR) {
      throw rejected(
          "The price must be more than zero and at most %s."
              .formatted(Money.of(MAX_PRICE_MINOR, price.currency())));
    }
    requireBetween("length", minutes, 15, 120, "minutes");
    requireBetween("interval between starts", stepMinutes, 5, 120, "minutes");
    requireBetween("buffer before a session", bufferBefore, 0, 120, "minutes");
    requireBetween("buffer after a session", bufferAfter, 0, 120, "minutes");
    requireBetween("minimum notice", minimumNoticeHours, 0, 720, "hours");
    requireBetween("booking horizon", horizonDays, 1, 365, "days");
    requireBetween("size of a session", seats, 1, 50, "seats");
    PolicyName.parse(policy);
    meeting = MeetingPlace.validate(meeting);
    if (perDay != null) {
      requireBetween("maximum per day", perDay, 1, 48, "sessions");
    }
    if (perWeek != null) {
      requireBetween("maximum per week", perWeek, 1, 336, "sessions");
    }
  }

  /** The same terms with the length and the notice of an earlier time. */
  OfferingTerms withTimes(int minutes, int minimumNoticeHours) {
    return new OfferingTerms(
        title,
        minutes,
        price,
        stepMinutes,
        bufferBefore,
        bufferAfter,
        minimumNoticeHours,
        horizonDays,
        seats,
        perDay,
        perWeek,
        needsApproval,
        cohortOnly,
        policy,
        meeting);
  }

  public boolean hasLimits() {
    return perDay != null || perWeek != null;
  }

  private static void requireBetween(String name, int value, int min, int max, String unit) {
    if (value < min || value > max) {
      throw rejected("The %s must be between %s and %s %s.".formatted(name, min, max, unit));
    }
  }

  static Problem rejected(String detail) {
    return Problem.refused("impossible-offering", detail);
  }
}
