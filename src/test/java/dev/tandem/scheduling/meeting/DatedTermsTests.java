package dev.tandem.scheduling.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import dev.tandem.kernel.web.LocalizedTime;
import dev.tandem.scheduling.BookingSteps;
import dev.tandem.scheduling.SlotTestCase;
import dev.tandem.scheduling.booking.BookingId;
import dev.tandem.scheduling.booking.RefundDeadline;
import dev.tandem.scheduling.events.Party;
import dev.tandem.scheduling.process.RescheduleService;
import dev.tandem.testing.LoggedInAs;
import dev.tandem.testing.PageStates;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** Until when a mentee gets how much back, with the days of this very session. */
class DatedTermsTests extends SlotTestCase {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Autowired MockMvc mvc;
  @Autowired BookingSteps steps;
  @Autowired RescheduleService reschedules;
  @Autowired JdbcClient jdbc;

  @Test
  void theMenteeReadsTheDatesInTheirOwnZone() throws Exception {
    var id = steps.book(mentee, offering, start);

    assertThat(pageText(id))
        .contains(
            "Until " + text(24) + ": you get 50.00 EUR back (100%).",
            "Until " + text(3) + ": you get 25.00 EUR back (50%).",
            "After that: you get nothing back.",
            "Times are those of Europe/Berlin.");
  }

  @Test
  void whatIsOverIsNotPromisedAnyMore() throws Exception {
    var id = steps.book(mentee, offering, start);

    clock.adjustTo(start.minus(Duration.ofHours(5)));
    assertThat(pageText(id)).doesNotContain("100%").contains("Until " + text(3));

    clock.adjustTo(start.minus(Duration.ofHours(2)));
    assertThat(pageText(id)).contains("From now on: you get nothing back.").doesNotContain("50%");
  }

  @Test
  void afterAMoveByTheMentorEverythingIsGivenBackUntilTheStart() throws Exception {
    var id = steps.book(mentee, offering, start);
    reschedules.reschedule(id, BookingSteps.mentor(mentor), start.plus(Duration.ofDays(1)));

    assertThat(pageText(id))
        .contains("Until the session starts: you get 50.00 EUR back (100%).")
        .doesNotContain("nothing back", "50%");
  }

  @Test
  void theMentorReadsWhatCancellingCosts() throws Exception {
    var id = steps.book(mentee, offering, start);

    var page =
        mvc.perform(get("/scheduling/sessions/" + id.value()).with(LoggedInAs.mentor(mentor)))
            .andReturn()
            .getResponse()
            .getContentAsString();

    assertThat(page).contains("the mentee gets everything back, and it counts as a strike");
  }

  @Test
  void everyLineIsWhatCancellingAtThatTimeWouldGive() {
    var random = new SplittableRandom(163);
    for (int i = 0; i < 40; i++) {
      var booked = steps.find(steps.book(mentee, offering, start.plus(Duration.ofHours(i))));
      var policy = random.nextBoolean() ? "PT72H=10000,PT24H=5000;PT15M" : "PT30H=6000;PT20M";
      jdbc.sql(
              "update scheduling.booking set policy = ?, refund_cap = ?, refund_floor = ? where id = ?")
          .params(
              policy,
              random.nextBoolean() ? 10_000 : 5_000,
              random.nextInt(3) == 0 ? 5_000 : 0,
              booked.id().value())
          .update();
      var booking = steps.find(booked.id());
      var lines = booking.refundDeadlines(booking.heldAt());
      for (int minute = 1; minute < 60 * 24 * 4; minute += 7) {
        var at = booking.heldAt().plus(Duration.ofMinutes(minute));
        if (at.isBefore(booking.slot().startsAt())) {
          var refund = booking.refundIfCancelled(Party.MENTEE, at);
          assertThat(promised(lines, at)).as(policy + " at " + at).isEqualTo(refund.basisPoints());
        }
      }
    }
  }

  private static int promised(List<RefundDeadline> lines, Instant at) {
    return lines.stream()
        .filter(line -> at.isBefore(line.until()))
        .mapToInt(line -> line.refund().basisPoints())
        .findFirst()
        .orElse(0);
  }

  private String text(int hoursBefore) {
    return LocalizedTime.of(start.minus(Duration.ofHours(hoursBefore)), BERLIN).text();
  }

  private String pageText(BookingId id) throws Exception {
    return PageStates.textOf(
        mvc.perform(
                get("/scheduling/sessions/" + id.value())
                    .with(LoggedInAs.mentee(mentee))
                    .cookie(new Cookie("zone", "Europe%2FBerlin")))
            .andReturn()
            .getResponse()
            .getContentAsString());
  }
}
