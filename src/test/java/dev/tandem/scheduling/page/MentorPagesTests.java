package dev.tandem.scheduling.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.tandem.scheduling.BookingFixtures;
import dev.tandem.scheduling.BookingSteps;
import dev.tandem.scheduling.SchedulingModuleTest;
import dev.tandem.scheduling.availability.Availabilities;
import dev.tandem.scheduling.availability.DayWindow;
import dev.tandem.scheduling.calendar.CalendarTokenService;
import dev.tandem.scheduling.offering.MemberId;
import dev.tandem.testing.LoggedInAs;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;

/** The pages of mentors, the slots that mentees see, and the calendar feed. */
@SchedulingModuleTest
class MentorPagesTests {

  @Autowired MockMvc mvc;
  @Autowired BookingFixtures fixtures;
  @Autowired BookingSteps steps;
  @Autowired CalendarTokenService tokens;
  @Autowired Availabilities availabilities;

  @ParameterizedTest
  @ValueSource(strings = {"availability", "offerings", "week", "calendar"})
  void aMentorsPageIsShown(String page) throws Exception {
    var mentor = UUID.randomUUID();
    fixtures.createOffering(mentor, 1, false, false);

    mvc.perform(get("/scheduling/" + page).with(LoggedInAs.mentor(mentor)))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("<h1>")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"availability", "offerings", "week"})
  void aMentorsPageIsNotForMentees(String page) throws Exception {
    mvc.perform(get("/scheduling/" + page).with(LoggedInAs.mentee(UUID.randomUUID())))
        .andExpect(status().isForbidden());
  }

  @Test
  void aMenteeSeesOfferingsAndSlotsThatLeadToBooking() throws Exception {
    var mentor = UUID.randomUUID();
    var offering = fixtures.createOffering(mentor, 1, false, false);

    mvc.perform(
            get("/scheduling/fragments/mentors/{id}/slots", mentor)
                .with(LoggedInAs.mentee(UUID.randomUUID())))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("50.00 EUR")))
        .andExpect(content().string(containsString("/scheduling/book?offering=" + offering)));
  }

  @Test
  void theAvailabilityEditorIgnoresEmptyRows() throws Exception {
    var mentor = UUID.randomUUID();

    mvc.perform(
            post("/scheduling/availability")
                .with(LoggedInAs.mentor(mentor))
                .with(csrf())
                .param("zone", "Europe/Berlin")
                .param("version", "0")
                .param("day", "MONDAY", "MONDAY")
                .param("start", "09:00", "")
                .param("end", "00:00", "")
                .param("overrideDate", "2030-05-01", "")
                .param("overrideStart", "", "")
                .param("overrideEnd", "", "")
                .param("offFrom", "2030-06-01")
                .param("offTo", "2030-06-02"))
        .andExpect(header().string("HX-Redirect", "/scheduling/availability?saved"));

    var saved = availabilities.find(new MemberId(mentor)).orElseThrow().rules();
    assertThat(saved.weekly()).hasSize(1);
    assertThat(saved.weekly().getFirst().window()).isEqualTo(new DayWindow(540, 1440));
    assertThat(saved.overrides()).hasSize(1);
    assertThat(saved.timeOff()).hasSize(1);
  }

  @Test
  void sessionsThatAreBookedOutsideTheHoursAreListedAndStay() throws Exception {
    var mentor = UUID.randomUUID();
    var start = fixtures.startAfter(Duration.ofDays(5));
    var id = steps.book(UUID.randomUUID(), fixtures.createOffering(mentor, 1, false, false), start);
    assertThat(read("/scheduling/availability", mentor)).doesNotContain("Booked outside");

    var date = start.atZone(ZoneOffset.UTC).toLocalDate();
    mvc.perform(
            post("/scheduling/availability")
                .with(LoggedInAs.mentor(mentor))
                .with(csrf())
                .param("zone", "UTC")
                .param("offFrom", date.toString())
                .param("offTo", date.plusDays(1).toString()))
        .andExpect(header().string("HX-Redirect", "/scheduling/availability?saved"));

    assertThat(read("/scheduling/availability", mentor))
        .contains("Booked outside your hours", "/scheduling/sessions/" + id.value());
    assertThat(read("/scheduling/week?of=" + date, mentor))
        .contains("Closed, but 1 session is booked");
  }

  @Test
  void anOlderVersionIsRefusedWithTheChoiceToReplaceTheNewerOne() throws Exception {
    var mentor = UUID.randomUUID();
    fixtures.createOffering(mentor, 1, false, false);

    mvc.perform(
            post("/scheduling/availability")
                .header("HX-Request", "true")
                .with(LoggedInAs.mentor(mentor))
                .with(csrf())
                .param("zone", "UTC")
                .param("version", "0"))
        .andExpect(status().isConflict())
        .andExpect(content().string(containsString("changed after you loaded it")))
        .andExpect(content().string(containsString("data-version=\"1\"")))
        .andExpect(content().string(containsString("Save anyway")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"availability", "offerings"})
  void everyFormHasAPlaceForItsProblems(String page) throws Exception {
    var mentor = UUID.randomUUID();
    fixtures.createOffering(mentor, 1, false, false);

    var html = read("/scheduling/" + page, mentor);

    assertThat(html.split("class=\"answer\"", -1)).hasSameSizeAs(html.split("<form", -1));
  }

  @Test
  void loadingThePageOfTheFeedAgainDoesNotReplaceTheAddress() throws Exception {
    var mentor = UUID.randomUUID();

    mvc.perform(
            post("/scheduling/calendar")
                .header("HX-Request", "true")
                .with(LoggedInAs.mentor(mentor))
                .with(csrf()))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("/scheduling/calendars/")))
        .andExpect(content().string(not(containsString("<html"))));
    assertThat(read("/scheduling/calendar", mentor)).contains("hx-post=\"/scheduling/calendar\"");
  }

  private String read(String path, UUID mentor) throws Exception {
    return mvc.perform(get(path).with(LoggedInAs.mentor(mentor)))
        .andReturn()
        .getResponse()
        .getContentAsString();
  }

  @Test
  void anOfferingIsPublishedWithADecimalPrice() throws Exception {
    var mentor = UUID.randomUUID();

    mvc.perform(
            post("/scheduling/offerings")
                .with(LoggedInAs.mentor(mentor))
                .with(csrf())
                .param("title", "Review")
                .param("minutes", "45")
                .param("price", "49.50")
                .param("currency", "EUR")
                .param("policy", "strict"))
        .andExpect(header().exists("HX-Redirect"));
    mvc.perform(get("/scheduling/offerings").with(LoggedInAs.mentor(mentor)))
        .andExpect(content().string(containsString("49.50 EUR")));
  }

  @Test
  void aCalendarThatSignsInHasNoSecretInItsAddress() throws Exception {
    var token = tokens.issue(UUID.randomUUID());
    var address = "/scheduling/calendars/mine.ics";
    for (var header : List.of("Authorization", "Tandem-Caller-Authorization")) {
      mvc.perform(get(address).header(header, basic("calendar:" + token)))
          .andExpect(status().isOk())
          .andExpect(content().string(containsString("BEGIN:VCALENDAR")));
    }
    for (var wrong : List.of("calendar:guessed", "calendar:", ":")) {
      mvc.perform(get(address).header("Authorization", basic(wrong)))
          .andExpect(status().isUnauthorized());
    }
    for (var broken : List.of("Basic %%%", "Basic", "Bearer " + token, "")) {
      mvc.perform(get(address).header("Authorization", broken))
          .andExpect(status().isUnauthorized())
          .andExpect(header().string("WWW-Authenticate", containsString("Basic")));
    }
    mvc.perform(get(address)).andExpect(status().isUnauthorized());
  }

  private static String basic(String userAndPassword) {
    return "Basic "
        + Base64.getEncoder().encodeToString(userAndPassword.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void theFeedContainsTheBookingsUntilTheTokenIsRevoked() throws Exception {
    var mentee = UUID.randomUUID();
    var start = fixtures.startAfter(Duration.ofDays(5));
    mvc.perform(
            post("/api/scheduling/bookings")
                .with(LoggedInAs.mentee(mentee))
                .contentType(MediaType.APPLICATION_JSON)
                .content(BookingFixtures.bookingJson(fixtures.createOffering(), start)))
        .andExpect(status().isCreated());
    var address = "/scheduling/calendars/" + tokens.issue(mentee) + ".ics";

    var feed =
        mvc.perform(get(address))
            .andExpect(status().isOk())
            .andExpect(content().contentTypeCompatibleWith("text/calendar"))
            .andReturn()
            .getResponse()
            .getContentAsString();
    var events =
        new CalendarBuilder().build(new StringReader(feed)).getComponents(Component.VEVENT);

    assertThat(events).hasSize(1);
    var event = (VEvent) events.getFirst();
    assertThat(event.getPropertyList().getRequired("UID").getValue()).isNotBlank();
    assertThat(event.getPropertyList().getRequired("SEQUENCE").getValue()).isNotBlank();
    assertThat(event.getPropertyList().getRequired("STATUS").getValue()).isEqualTo("TENTATIVE");
    assertThat(event.getPropertyList().getRequired("SUMMARY").getValue())
        .isEqualTo("An hour with Ada");
    tokens.revoke(mentee);
    mvc.perform(get(address)).andExpect(status().isNotFound());
    mvc.perform(get("/scheduling/calendars/guessed.ics")).andExpect(status().isNotFound());
  }
}
