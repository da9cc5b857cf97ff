package dev.tandem.acceptance.scenario;

import static dev.tandem.acceptance.environment.TandemClient.BOOKINGS_PATH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.acceptance.environment.TandemClient;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

abstract class CalendarScenarios {

  private static final Pattern FEED = Pattern.compile("/scheduling/calendars/[\\w-]{40,}\\.ics");

  private final TandemClient tandem;

  CalendarScenarios(TandemClient tandem) {
    this.tandem = tandem;
  }

  @Test
  void aCalendarFeedShowsTheMembersSessionsUntilItIsRevoked() {
    var member = tandem.createMentee();
    var browser = tandem.signInBrowser(member);
    var mentee = tandem.withNewToken(member);
    browser.get("/scheduling/calendar").expectStatus(200);
    var page = browser.submitForm("/scheduling/calendar").expectStatus(200).text();
    var address = FEED.matcher(page);
    assertThat(address.find()).isTrue();
    var feed = address.group();
    var start = tandem.daysFromNow(4, 10);
    var booking =
        tandem.bookAndConfirm(mentee, tandem.createOffering(tandem.createMentor()), start);

    assertThat(fetchCalendar(feed))
        .contains("BEGIN:VEVENT", "UID:" + booking, "STATUS:CONFIRMED", "with Amara Okafor");
    mentee
        .post(
            BOOKINGS_PATH + "/" + booking + "/reschedule",
            "{\"startsAt\": \"" + start.plus(Duration.ofHours(2)) + "\"}")
        .expectStatus(200);
    assertThat(fetchCalendar(feed)).contains("UID:" + booking).doesNotContain("SEQUENCE:0");
    tandem.cancelAndGetRefund(mentee, booking);
    assertThat(fetchCalendar(feed)).contains("STATUS:CANCELLED");

    browser.submitForm("/scheduling/calendar/revoke").expectStatus(302);
    tandem.anonymous().get(feed).expectStatus(404);
  }

  private String fetchCalendar(String feed) {
    var response = tandem.anonymous().get(feed).expectStatus(200);
    assertThat(response.headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/calendar");
    return response.text().replace("\r\n ", "");
  }
}
