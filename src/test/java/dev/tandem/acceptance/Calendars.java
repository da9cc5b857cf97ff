package dev.tandem.acceptance;

import static dev.tandem.acceptance.Platform.BOOKINGS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

interface Calendars extends Chapter {

  Pattern FEED = Pattern.compile("/scheduling/calendars/[\\w-]{40,}\\.ics");

  @Test
  default void aMembersCalendarFollowsTheirSessionsUntilTheAddressIsRevoked() {
    var mentee = tandem().mentee();
    var browser = tandem().browser(mentee);
    browser.get("/scheduling/calendar").expect(200);
    var page = browser.submit("/scheduling/calendar").expect(200).text();
    var found = FEED.matcher(page);
    assertThat(found.find()).isTrue();
    var feed = found.group();
    var start = tandem().at(4, 10);
    var booking = tandem().confirmed(mentee, tandem().offering(tandem().mentor()), start);

    assertThat(calendar(feed))
        .contains("BEGIN:VEVENT", "UID:" + booking, "STATUS:CONFIRMED", "with Amara Okafor");
    mentee
        .post(
            BOOKINGS + "/" + booking + "/reschedule",
            "{\"startsAt\": \"" + start.plus(Duration.ofHours(2)) + "\"}")
        .expect(200);
    assertThat(calendar(feed)).contains("UID:" + booking).doesNotContain("SEQUENCE:0");
    tandem().cancel(mentee, booking);
    assertThat(calendar(feed)).contains("STATUS:CANCELLED");

    browser.submit("/scheduling/calendar/revoke").expect(302);
    tandem().stranger().get(feed).expect(404);
  }

  private String calendar(String feed) {
    var answer = tandem().stranger().get(feed).expect(200);
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/calendar");
    return answer.text().replace("\r\n ", "");
  }
}
