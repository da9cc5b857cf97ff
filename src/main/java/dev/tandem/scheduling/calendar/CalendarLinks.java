package dev.tandem.scheduling.calendar;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** The addresses at which calendars on the web take one session. */
public record CalendarLinks(String google, String outlook) {

  private static final DateTimeFormatter COMPACT =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /**
   * @param location where it takes place, null if that is not known yet
   */
  public static CalendarLinks of(
      String title, Instant startsAt, Instant endsAt, @Nullable String location) {
    var texts = Map.of("title", title, "location", location == null ? "" : location);
    var place = Optional.ofNullable(location).map(_ -> "{location}");
    return new CalendarLinks(
        UriComponentsBuilder.fromUriString("https://calendar.google.com/calendar/render")
            .queryParam("action", "TEMPLATE")
            .queryParam("text", "{title}")
            .queryParam("dates", COMPACT.format(startsAt) + "/" + COMPACT.format(endsAt))
            .queryParamIfPresent("location", place)
            .build(texts)
            .toString(),
        UriComponentsBuilder.fromUriString("https://outlook.live.com/calendar/0/action/compose")
            .queryParam("rru", "addevent")
            .queryParam("subject", "{title}")
            .queryParam("startdt", startsAt)
            .queryParam("enddt", endsAt)
            .queryParamIfPresent("location", place)
            .build(texts)
            .toString());
  }
}
