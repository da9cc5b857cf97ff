package dev.tandem.access.memberdata;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;

/** For how many years something must be kept after a member was erased. */
public record RetentionPeriod(int years) {

  private static final Pattern YEARS = Pattern.compile("(\\d{1,2}) years?");

  /**
   * @return empty for a time that does not end by itself, such as {@code as long as they hold}
   */
  public static Optional<RetentionPeriod> parse(String text) {
    var matcher = YEARS.matcher(text);
    return matcher.matches()
        ? Optional.of(new RetentionPeriod(Integer.parseInt(matcher.group(1))))
        : Optional.empty();
  }

  /** The first day on which it need not be kept any more. */
  public LocalDate endFor(Instant erasedAt) {
    return erasedAt.atOffset(ZoneOffset.UTC).toLocalDate().plusYears(years).plusDays(1);
  }

  /** Whoever was erased before this need not be kept any more. */
  Instant latestErasure(Instant now) {
    var today = now.atOffset(ZoneOffset.UTC).toLocalDate();
    return today.minusYears(years).atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
