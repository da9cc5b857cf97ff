package dev.tandem.scheduling.offering;

import java.time.Duration;

/**
 * A tier of a cancellation policy: the refund for this notice or more.
 *
 * @param notice minimum time between cancellation and start
 * @param basisPoints refund, 0 to 10,000 basis points of the price
 */
public record NoticeTier(Duration notice, int basisPoints) {

  public NoticeTier {
    if (basisPoints < 0 || basisPoints > CancellationPolicy.FULL_REFUND || notice.isNegative()) {
      throw new IllegalArgumentException(
          "A refund must be between 0 and 10,000 basis points and its notice not negative");
    }
  }

  String description() {
    var span =
        notice.toMinutesPart() == 0
            ? count(notice.toHours(), "hour")
            : count(notice.toMinutes(), "minute");
    return "%s%% refund until %s before the start".formatted(basisPoints / 100, span);
  }

  private static String count(long number, String unit) {
    return number + " " + (number == 1 ? unit : unit + "s");
  }

  static NoticeTier parse(String text) {
    var parts = text.split("=", 2);
    return new NoticeTier(Duration.parse(parts[0]), Integer.parseInt(parts[1]));
  }
}
