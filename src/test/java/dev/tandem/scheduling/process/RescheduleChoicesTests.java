package dev.tandem.scheduling.process;

import static dev.tandem.scheduling.BookingSteps.mentee;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import dev.tandem.kernel.web.Problem;
import dev.tandem.scheduling.BookingSteps;
import dev.tandem.scheduling.SlotTestCase;
import dev.tandem.scheduling.booking.BookingId;
import dev.tandem.testing.LoggedInAs;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** The form that moves a session shows exactly the times that the move accepts. */
class RescheduleChoicesTests extends SlotTestCase {

  private static final Pattern CHOICE = Pattern.compile("type=\"radio\"[^>]* value=\"([^\"]+)\"");

  @Autowired MockMvc mvc;
  @Autowired RescheduleService rescheduleService;
  @Autowired BookingSteps steps;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient jdbc;

  @ParameterizedTest
  @CsvSource({"per_day = 1", "per_week = 1", "buffer_before = 30, buffer_after = 45", "seats = 3"})
  void theFormShowsWhatTheMoveAccepts(String terms) throws Exception {
    jdbc.sql("update scheduling.offering set " + terms + " where id = ?").param(offering).update();
    var id = steps.book(mentee, offering, start);
    takeOtherTimes();

    var shown = shown(id);
    var from = start.minus(Duration.ofHours(30));
    for (int i = 0; i < 240; i++) {
      var at = from.plus(Duration.ofMinutes(15L * i));
      assertThat(shown.contains(at)).as(at + " of " + shown).isEqualTo(isAccepted(id, at));
    }
  }

  /** Another mentee's session with the mentor, and the mentee's with another mentor. */
  private void takeOtherTimes() {
    if (Boolean.TRUE.equals(
        jdbc.sql(
                "select per_day is null and per_week is null from scheduling.offering where id = ?")
            .param(offering)
            .query(Boolean.class)
            .single())) {
      steps.book(UUID.randomUUID(), offering, start.plus(Duration.ofHours(3)));
    }
    steps.book(mentee, fixtures.createOffering(), start.plus(Duration.ofHours(7)));
  }

  @Test
  void aSessionOfSeveralSeatsThatIsFullIsNotShown() throws Exception {
    jdbc.sql("update scheduling.offering set seats = 2 where id = ?").param(offering).update();
    var id = steps.book(mentee, offering, start);
    var other = start.plus(Duration.ofHours(2));
    steps.book(UUID.randomUUID(), offering, other);
    assertThat(shown(id)).contains(other);

    steps.book(UUID.randomUUID(), offering, other);

    assertThat(shown(id)).doesNotContain(other);
  }

  /** Those of the days around the session. */
  private TreeSet<Instant> shown(BookingId id) throws Exception {
    var starts = new TreeSet<Instant>();
    for (int days = -2; days <= 2; days++) {
      var day = start.atZone(ZoneOffset.UTC).toLocalDate().plusDays(days);
      CHOICE
          .matcher(page(id, "?day=" + day))
          .results()
          .forEach(choice -> starts.add(Instant.parse(choice.group(1))));
    }
    return starts;
  }

  @Test
  void aDayIsChosenInACalendarThatIsAPageOfItsOwnWithoutScripts() throws Exception {
    var id = steps.book(mentee, offering, start);
    var next = start.atZone(ZoneOffset.UTC).toLocalDate().plusDays(1);
    // The calendar of a month has links to its own days only.
    var day = next.plusDays(1).getDayOfMonth() == 1 ? next.plusDays(1) : next;
    var address = "/scheduling/sessions/" + id.value() + "/reschedule";

    assertThat(page(id, "?day=" + day))
        .contains("<h1>Reschedule session</h1>", "href=\"" + address + "?day=" + day.plusDays(1))
        .contains("value=\"" + day + "T09:15:00Z\"")
        .doesNotContain("hx-get=\"" + address, "value=\"" + day.plusDays(1));
    var part =
        mvc.perform(
                get(address + "?day=" + day)
                    .header("HX-Request", "true")
                    .with(LoggedInAs.mentee(mentee)))
            .andReturn()
            .getResponse()
            .getContentAsString();
    assertThat(part)
        .contains("hx-get=\"" + address + "?day=" + day.plusDays(1))
        .doesNotContain("<h1>");
  }

  private String page(BookingId id, String query) throws Exception {
    return mvc.perform(
            get("/scheduling/sessions/" + id.value() + "/reschedule" + query)
                .with(LoggedInAs.mentee(mentee)))
        .andReturn()
        .getResponse()
        .getContentAsString();
  }

  private boolean isAccepted(BookingId id, Instant at) {
    return Boolean.TRUE.equals(
        transaction.execute(status -> {
          status.setRollbackOnly();
          try {
            rescheduleService.reschedule(id, mentee(mentee), at);
            return true;
          } catch (Problem refused) {
            return false;
          }
        }));
  }
}
