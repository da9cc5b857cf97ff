package dev.tandem.scheduling.calendar;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.web.util.UriComponentsBuilder;

/** The addresses at which calendars on the web take one session. */
public record CalendarLinks(String google, String outlook) {

  private static final DateTimeFormatter COMPACT =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  public static CalendarLinks of(String title, Instant startsAt, Instant endsAt) {
    return new CalendarLinks(
        UriComponentsBuilder.fromUriString("https://calendar.google.com/calendar/render")
            .queryParam("action", "TEMPLATE")
            .queryParam("text", "{title}")
            .queryParam("dates", COMPACT.format(startsAt) + "/" + COMPACT.format(endsAt))
            .build(title)
            .toString(),
        UriComponentsBuilder.fromUriString("https://outlook.live.com/calendar/0/action/compose")
            .queryParam("rru", "addevent")
            .queryParam("subject", "{title}")
            .queryParam("startdt", startsAt)
            .queryParam("enddt", endsAt)
            .build(title)
            .toString());
  }
}
