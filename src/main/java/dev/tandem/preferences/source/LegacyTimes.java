package dev.tandem.preferences.source;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads points in time as the programs of former platforms have written them. */
public final class LegacyTimes {

  private static final Pattern SECONDS = Pattern.compile("\\d{9,10}");
  private static final Pattern MILLISECONDS = Pattern.compile("\\d{12,13}");
  private static final Pattern SPACE_AFTER_DATE = Pattern.compile("^(\\S+) ");
  private static final Pattern SHORT_OFFSET = Pattern.compile("(:\\d{2}(?:\\.\\d+)?)([+-]\\d{2})$");

  /** Earlier times are zeros of a program, not times. */
  private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");

  private LegacyTimes() {}

  /** Null if there is none, or one without a zone, which could be any of many. */
  public static @Nullable Instant parse(@Nullable String text) {
    if (text == null || text.isBlank() || text.length() > 60) {
      return null;
    }
    var value = text.strip();
    try {
      var time =
          switch (value) {
            case String seconds when SECONDS.matcher(seconds).matches() ->
                Instant.ofEpochSecond(Long.parseLong(seconds));
            case String millis when MILLISECONDS.matcher(millis).matches() ->
                Instant.ofEpochMilli(Long.parseLong(millis));
            default -> OffsetDateTime.parse(isoForm(value)).toInstant();
          };
      return time.isBefore(EARLIEST) ? null : time;
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** {@code 2020-05-01 10:00:00 +00} as {@code 2020-05-01T10:00:00+00:00}. */
  private static String isoForm(String value) {
    var joined = SPACE_AFTER_DATE.matcher(value).replaceFirst("$1T").replace(" ", "");
    return SHORT_OFFSET.matcher(joined).replaceFirst("$1$2:00");
  }
}
