package dev.tandem.scheduling.booker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import dev.tandem.scheduling.BookingSteps;
import dev.tandem.scheduling.SlotTestCase;
import dev.tandem.scheduling.availability.Availabilities;
import dev.tandem.scheduling.availability.Availability;
import dev.tandem.scheduling.availability.AvailabilityRules;
import dev.tandem.scheduling.availability.DateRange;
import dev.tandem.scheduling.availability.TimeOff;
import dev.tandem.scheduling.offering.MemberId;
import dev.tandem.scheduling.offering.OfferingId;
import dev.tandem.scheduling.slot.OfferingService;
import dev.tandem.testing.LoggedInAs;
import dev.tandem.testing.PageStates;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** What a mentee is shown of a mentor's free times, with and without scripts. */
class BookerTests extends SlotTestCase {

  /** A Thursday. */
  private static final Instant NOW = Instant.parse("2027-04-08T09:00:00Z");

  private static final LocalDate TODAY = LocalDate.ofInstant(NOW, ZoneOffset.UTC);

  @Autowired MockMvc mvc;
  @Autowired Availabilities availabilities;
  @Autowired OfferingService offerings;

  enum State {
    FREE,
    CLOSED_DAY,
    CLOSED_MONTH,
    NOTHING_FREE,
    WITHDRAWN,
    NOTHING_OFFERED
  }

  @BeforeEach
  void setClock() {
    clock.stopAt(NOW);
  }

  static List<PageStates.Row> states() {
    return PageStates.of("BOOKER");
  }

  @Test
  void everyStateHasALine() {
    PageStates.assertComplete("BOOKER", State.values(), "MENTEE");
  }

  @ParameterizedTest
  @MethodSource("states")
  void theBookerSaysAndOffersWhatIsTrue(PageStates.Row row) throws Exception {
    var query =
        switch (State.valueOf(row.state())) {
          case FREE -> "";
          case CLOSED_DAY -> {
            closeUntil(TODAY.plusDays(3));
            yield "?day=" + TODAY.plusDays(1);
          }
          case CLOSED_MONTH -> {
            closeUntil(LocalDate.parse("2027-05-09"));
            yield "?month=2027-04";
          }
          case NOTHING_FREE -> {
            closeUntil(TODAY.plusYears(2));
            yield "";
          }
          case WITHDRAWN -> {
            fixtures.createOffering(mentor, 1, false, false);
            withdraw();
            yield "?offering=" + offering;
          }
          case NOTHING_OFFERED -> {
            withdraw();
            yield "";
          }
        };

    var part = part(query);

    row.assertSaid(PageStates.textOf(part));
    assertThat(part.contains("/scheduling/book?")).isEqualTo(row.offers().contains("BOOK"));
    assertThat(part.contains("id=\"next-day\"")).isEqualTo(row.offers().contains("NEXT_DAY"));
  }

  @Test
  void theFirstFreeMonthIsShownWithTheTimesOfItsFirstFreeDay() throws Exception {
    closeUntil(LocalDate.parse("2027-05-09"));

    assertThat(part(""))
        .contains("May 2027", "Monday, 10 May", "2027-05-10T23:45:00Z", "day=2027-05-11")
        .doesNotContain("day=2027-05-09", "2027-05-11T00:00:00Z");
  }

  @Test
  void theAddressKeepsEveryChoice() throws Exception {
    var part = part("?offering=" + offering + "&day=2027-04-20&zone=kolkata");

    assertThat(part)
        .contains(
            "Tuesday, 20 April",
            address("&amp;day=2027-04-21&amp;zone=Asia%2FKolkata"),
            address("&amp;month=2027-05&amp;zone=Asia%2FKolkata"),
            "startsAt=2027-04-19T18%3A30%3A00Z&amp;zone=Asia%2FKolkata",
            "name=\"day\" value=\"2027-04-20\"")
        .doesNotContain("startsAt=2027-04-19T18%3A15%3A00Z", "startsAt=2027-04-20T18%3A30%3A00Z");
  }

  @Test
  void theMentorsTimeStandsBesideMine() throws Exception {
    assertThat(PageStates.textOf(part("?day=2027-04-20&zone=kolkata")))
        .contains(
            "The second time is Ada’s (UTC, now 09:00).", "05:3000:00 for Ada, Tuesday, 20 April");
    assertThat(part("?day=2027-04-20")).doesNotContain("The second time is");
  }

  @Test
  void anUnknownZoneIsRefusedBesideItsFieldAndTheViewersStays() throws Exception {
    assertThat(part("?zone=Atlantis"))
        .contains("aria-invalid=\"true\"", "Atlantis", "value=\"UTC\"", "23:45")
        .doesNotContain("zone=Atlantis");
  }

  @Test
  void monthsOutsideTheHorizonLeadBackIntoIt() throws Exception {
    assertThat(part("?month=1999-01")).contains("April 2027", "No earlier month");
    assertThat(part("?month=2999-01"))
        .contains("April 2028", "No later month can be booked", "month=2028-03");
    assertThat(part("?day=+999999999-12-31".replace("+", "%2B"))).contains("April 2028");
  }

  @Test
  void aLinkInsideReplacesThePartAndSetsTheAddressOfThePage() throws Exception {
    var choice = "?offering=" + offering + "&day=2027-04-20";
    var answer = ask(get(fragment() + choice).header("HX-Target", "booker"));

    assertThat(answer.getHeader("HX-Push-Url")).isEqualTo(choice);
    assertThat(answer.getContentAsString()).startsWith("<div id=\"booker\"").doesNotContain("<h2");
    assertThat(ask(get(fragment() + choice)).getHeader("HX-Push-Url")).isNull();
  }

  @Test
  void thePageForBrowsersWithoutScriptsLeadsToItself() throws Exception {
    var page = ask(get("/scheduling/mentors/" + mentor)).getContentAsString();
    var main = page.substring(page.indexOf("<main"));

    assertThat(main)
        .contains(
            "Book a session with Ada",
            "href=\"/scheduling/mentors/"
                + mentor
                + "?offering="
                + offering
                + "&amp;day=2027-04-09",
            "action=\"/scheduling/mentors/" + mentor + "\"",
            "/scheduling/book?offering=" + offering)
        .doesNotContain("hx-get");
  }

  @Test
  void whoMaySeeNoSessionTypeIsNotToldTheName() throws Exception {
    withdraw();

    assertThat(ask(get("/scheduling/mentors/" + mentor)).getContentAsString())
        .contains("does not offer any sessions")
        .doesNotContain("with Ada");
  }

  private void closeUntil(LocalDate lastDay) {
    var rules = availabilities.find(new MemberId(mentor)).orElseThrow().rules();
    var off = List.of(new TimeOff(new DateRange(TODAY, lastDay)));
    availabilities.replace(
        new Availability(
            new MemberId(mentor),
            2,
            new AvailabilityRules(ZoneId.of("UTC"), rules.weekly(), List.of(), off, List.of())));
  }

  private void withdraw() {
    offerings.withdraw(new OfferingId(offering), BookingSteps.mentor(mentor));
  }

  private String address(String query) {
    return "href=\"/portal/mentors/" + mentor + "?offering=" + offering + query;
  }

  private String fragment() {
    return "/scheduling/fragments/mentors/" + mentor + "/slots";
  }

  private String part(String query) throws Exception {
    var answer = ask(get(URI.create(fragment() + query)));
    assertThat(answer.getStatus()).isEqualTo(200);
    return answer.getContentAsString();
  }

  private MockHttpServletResponse ask(MockHttpServletRequestBuilder request) throws Exception {
    return mvc.perform(request.with(LoggedInAs.mentee(mentee))).andReturn().getResponse();
  }
}
