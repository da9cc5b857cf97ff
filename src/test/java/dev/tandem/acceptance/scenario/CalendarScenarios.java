package dev.tandem.acceptance.scenario;

import static dev.tandem.acceptance.environment.TandemClient.BOOKINGS_PATH;
import static dev.tandem.acceptance.environment.TandemClient.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.acceptance.environment.TandemClient;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.assertj.core.api.AbstractStringAssert;
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

    awaitCalendar(feed, it -> it.contains("STATUS:CONFIRMED"))
        .contains("BEGIN:VEVENT", "UID:" + booking, "with Amara Okafor");
    mentee
        .post(
            BOOKINGS_PATH + "/" + booking + "/reschedule",
            "{\"startsAt\": \"" + start.plus(Duration.ofHours(2)) + "\"}")
        .expectStatus(200);
    awaitCalendar(feed, it -> !it.contains("SEQUENCE:0")).contains("UID:" + booking);
    tandem.cancelAndGetRefund(mentee, booking);
    awaitCalendar(feed, it -> it.contains("STATUS:CANCELLED")).contains("UID:" + booking);

    browser.submitForm("/scheduling/calendar/revoke").expectStatus(302);
    eventually().until(() -> tandem.anonymous().get(feed).status(), status -> status == 404);
  }

  /** Nobody knows who fetches it, so a copy that is a moment late may answer. */
  private AbstractStringAssert<?> awaitCalendar(String feed, Predicate<String> isUpToDate) {
    return assertThat(eventually().until(() -> fetchCalendar(feed), isUpToDate));
  }

  private String fetchCalendar(String feed) {
    var response = tandem.anonymous().get(feed).expectStatus(200);
    assertThat(response.headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/calendar");
    return response.text().replace("\r\n ", "");
  }
}
