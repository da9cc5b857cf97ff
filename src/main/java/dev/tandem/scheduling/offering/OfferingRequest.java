package dev.tandem.scheduling.offering;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tandem.kernel.text.TextKind;
import dev.tandem.kernel.web.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A request to publish or change an offering. Values left out get the platform's defaults.
 *
 * @param meeting where sessions take place: a link that begins with {@code https://}, or a place in
 *     one line; only the parties of a confirmed booking read it. Left out for a room of the
 *     platform
 * @param version the version that the change is based on; if it is sent and no longer current, the
 *     change is refused
 */
public record OfferingRequest(
    @Nullable String title,
    @Nullable Integer minutes,
    @Nullable PriceRequest price,
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
    @Nullable Long version,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String meeting) {

  /**
   * @throws Problem 422 if values are missing or out of range
   */
  public OfferingTerms toTerms(SchedulingProperties defaults) {
    return toTerms(defaults, meeting);
  }

  /**
   * With another place to meet than the requested one.
   *
   * @throws Problem 422 if values are missing or out of range
   */
  public OfferingTerms toTerms(SchedulingProperties defaults, @Nullable String meeting) {
    if (title == null || minutes == null || price == null) {
      throw incomplete("An offering needs a title, a length in minutes and a price.");
    }
    return new OfferingTerms(
        TextKind.NAME.require("The title", title, 120, OfferingTerms::rejected),
        minutes,
        price.toMoney(),
        orDefault(stepMinutes, Math.clamp(minutes, 5, 30)),
        orDefault(bufferBefore, 0),
        orDefault(bufferAfter, 0),
        orDefault(minimumNoticeHours, defaults.minimumNoticeHours()),
        orDefault(horizonDays, defaults.horizonDays()),
        orDefault(seats, 1),
        perDay,
        perWeek,
        orDefault(needsApproval, false),
        orDefault(cohortOnly, false),
        orDefault(policy, defaults.policy()),
        meeting);
  }

  private static <T> T orDefault(@Nullable T value, T defaultValue) {
    return value == null ? defaultValue : value;
  }

  static Problem incomplete(String detail) {
    return Problem.refused("incomplete-offering", detail);
  }
}
