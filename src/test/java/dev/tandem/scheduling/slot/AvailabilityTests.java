package dev.tandem.scheduling.slot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.kernel.time.AdjustableClock;
import dev.tandem.members.events.MentorListed;
import dev.tandem.members.events.MentorProfileChanged;
import dev.tandem.members.events.MentorUnlisted;
import dev.tandem.scheduling.BookingFixtures;
import dev.tandem.scheduling.SchedulingModuleTest;
import dev.tandem.scheduling.events.AvailabilitySummaryChanged;
import dev.tandem.scheduling.events.OfferingPublished;
import dev.tandem.scheduling.events.OfferingWithdrawn;
import dev.tandem.scheduling.offering.Mentor;
import dev.tandem.scheduling.offering.Mentors;
import dev.tandem.testing.LoggedInAs;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.modulith.test.AssertablePublishedEvents;
import org.springframework.modulith.test.Scenario;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Availability, offerings and slots over HTTP. */
@SchedulingModuleTest
class AvailabilityTests {

  private static final String WEEK =
      """
      {"zone": "Europe/Berlin", "weekly": [
        {"day": "MONDAY", "start": "09:00", "end": "12:00"},
        {"day": "MONDAY", "start": "22:00", "end": "24:00", "validFrom": "2020-01-01"},
        {"day": "TUESDAY", "start": "00:00", "end": "12:00"},
        {"day": "WEDNESDAY", "start": "09:00", "end": "12:00"},
        {"day": "THURSDAY", "start": "09:00", "end": "12:00"},
        {"day": "FRIDAY", "start": "09:00", "end": "12:00"}],
       "overrides": [{"date": "2030-05-01", "windows": []}],
       "timeOff": [{"from": "2030-07-01", "to": "2030-07-14"}],
       "travel": [{"from": "2030-08-01", "to": "2030-08-05", "zone": "Asia/Tokyo"}]}
      """;
  private static final String HOUR =
      """
      {"title": "An hour", "minutes": 60, "price": {"minor": 5000, "currency": "EUR"}}
      """;

  @Autowired MockMvc mvc;
  @Autowired Mentors mentors;
  @Autowired AvailabilitySummaryPublisher summaries;
  @Autowired AdjustableClock clock;

  @AfterEach
  void resetClock() {
    clock.reset();
  }

  @Test
  void aMentorsWeekBecomesSlotsForAMentee() throws Exception {
    var mentor = mentor();
    setWeek(mentor);
    var offering = publishOffering(mentor, HOUR);

    mvc.perform(slotsRequest(mentor).param("zone", "Asia/Kolkata").param("size", "3"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.size").value(3))
        .andExpect(jsonPath("$.items.length()").value(3))
        .andExpect(jsonPath("$.items[0].mentorId").value(mentor.toString()))
        .andExpect(jsonPath("$.items[0].offeringId").value(offering.toString()))
        .andExpect(jsonPath("$.items[0].seatsLeft").value(1))
        .andExpect(jsonPath("$.items[0].price.minor").value(5000))
        .andExpect(jsonPath("$.items[0].startsAt").isString())
        .andExpect(jsonPath("$.items[0].endsAt").isString())
        .andExpect(jsonPath("$.items[0].localStart").value(endsWith("+05:30")));
  }

  /** West and east, also over the date line: the last evening there is as long as the others. */
  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin, America/New_York",
    "America/New_York, Europe/Berlin",
    "Pacific/Auckland, Pacific/Honolulu",
    "Pacific/Honolulu, Pacific/Auckland",
    "Asia/Kolkata, Asia/Kathmandu"
  })
  void everyDayOfATripIsOfferedFromItsFirstHourToItsLast(String home, String destination)
      throws Exception {
    var mentor = mentor();
    var first = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(20);
    var days =
        Arrays.stream(DayOfWeek.values())
            .map("{\"day\": \"%s\", \"start\": \"09:00\", \"end\": \"21:00\"}"::formatted)
            .collect(Collectors.joining(","));
    replaceAvailability(
            mentor,
            """
            {"zone": "%s", "weekly": [%s],
             "travel": [{"from": "%s", "to": "%s", "zone": "%s"}]}
            """
                .formatted(home, days, first, first.plusDays(2), destination))
        .andExpect(status().isOk());
    publishOffering(mentor, HOUR);

    for (int day = 0; day < 3; day++) {
      var date = first.plusDays(day).toString();
      mvc.perform(
              slotsRequest(mentor)
                  .param("from", date)
                  .param("to", date)
                  .param("zone", destination)
                  .param("size", "100"))
          .andExpect(jsonPath("$.items[0].localStart").value(startsWith(date + "T09:00")))
          .andExpect(
              jsonPath("$.items[-1:].localStart").value(hasItem(startsWith(date + "T20:00"))));
    }
  }

  @Test
  void slotsOfSeveralMentorsAreFoundInOneRequest() throws Exception {
    var ada = mentor();
    var alan = mentor();
    for (var mentor : List.of(ada, alan)) {
      setWeek(mentor);
      publishOffering(mentor, HOUR);
    }

    var answer =
        mvc.perform(slotsRequest(ada).param("mentor", alan.toString()).param("size", "100"))
            .andReturn()
            .getResponse()
            .getContentAsString();

    List<String> mentors = JsonPath.read(answer, "$.items[*].mentorId");
    assertThat(mentors).contains(ada.toString(), alan.toString());
  }

  @Test
  void aBookedSlotIsNoLongerOffered() throws Exception {
    var mentor = mentor();
    setWeek(mentor);
    var offering = publishOffering(mentor, HOUR);
    String start = JsonPath.read(bodyOf(slotsRequest(mentor)), "$.items[0].startsAt");

    mvc.perform(
            post("/api/scheduling/bookings")
                .with(LoggedInAs.mentee(UUID.randomUUID()))
                .contentType(MediaType.APPLICATION_JSON)
                .content(BookingFixtures.bookingJson(offering, Instant.parse(start))))
        .andExpect(status().isCreated());

    List<String> left =
        JsonPath.read(bodyOf(slotsRequest(mentor).param("size", "100")), "$.items[*].startsAt");
    assertThat(left).isNotEmpty().doesNotContain(start);
  }

  @Test
  void aTimeOutsideTheMentorsHoursCannotBeBooked() throws Exception {
    var mentor = mentor();
    setWeek(mentor);
    var offering = publishOffering(mentor, HOUR);
    String start = JsonPath.read(bodyOf(slotsRequest(mentor)), "$.items[0].startsAt");
    var offTheGrid = Instant.parse(start).plusSeconds(7 * 60);

    mvc.perform(
            post("/api/scheduling/bookings")
                .with(LoggedInAs.mentee(UUID.randomUUID()))
                .contentType(MediaType.APPLICATION_JSON)
                .content(BookingFixtures.bookingJson(offering, offTheGrid)))
        .andExpect(status().isUnprocessableContent());
  }

  @Test
  void anUnlistedMentorHasNoSlotsUntilListedAgain() throws Exception {
    var mentor = mentor();
    setWeek(mentor);
    publishOffering(mentor, HOUR);

    mentors.saveListing(mentor, false, 5);
    mvc.perform(slotsRequest(mentor)).andExpect(jsonPath("$.total").value(0));
    mentors.saveListing(mentor, true, 4);
    mvc.perform(slotsRequest(mentor)).andExpect(jsonPath("$.total").value(0));
    mentors.saveListing(mentor, true, 6);
    mvc.perform(slotsRequest(mentor)).andExpect(jsonPath("$.items[0]").exists());
  }

  private static Iterable<AvailabilitySummaryChanged> openTimes(
      UUID mentor, AssertablePublishedEvents events) {
    return events
        .ofType(AvailabilitySummaryChanged.class)
        .matching(summary -> summary.mentorId().equals(mentor))
        .matching(summary -> summary.openMinutes() > 0);
  }

  @Test
  void aSummaryIsPublishedOnlyWhenItHasChanged(AssertablePublishedEvents events) throws Exception {
    // What is open changes with the time.
    clock.stopAt(clock.instant());
    var mentor = mentor();
    setWeek(mentor);
    publishOffering(mentor, HOUR);

    assertThat(openTimes(mentor, events)).hasSize(1);
    summaries.refresh(List.of(mentor));
    setWeek(mentor);
    assertThat(openTimes(mentor, events)).hasSize(1);
    replaceAvailability(mentor, "{\"zone\": \"UTC\"}").andExpect(status().isOk());
    assertThat(
            events
                .ofType(AvailabilitySummaryChanged.class)
                .matching(summary -> summary.mentorId().equals(mentor))
                .matching(summary -> summary.openMinutes() == 0 && summary.nextOpen() == null))
        .hasSize(1);
  }

  @Test
  void availabilityIsReturnedAsItWasSent() throws Exception {
    var mentor = mentor();
    setWeek(mentor);

    mvc.perform(get(availabilityPath(mentor)).with(LoggedInAs.mentor(mentor)))
        .andExpect(jsonPath("$.zone").value("Europe/Berlin"))
        .andExpect(jsonPath("$.weekly.length()").value(6))
        .andExpect(jsonPath("$.weekly[1].end").value("24:00"))
        .andExpect(jsonPath("$.weekly[1].validFrom").value("2020-01-01"))
        .andExpect(jsonPath("$.overrides[0].windows").isEmpty())
        .andExpect(jsonPath("$.travel[0].zone").value("Asia/Tokyo"))
        .andExpect(jsonPath("$.version").value(1));
  }

  @Test
  void anOutdatedAvailabilityIsRefused() throws Exception {
    var mentor = mentor();
    setWeek(mentor);
    replaceAvailability(mentor, "{\"zone\": \"UTC\", \"version\": 1}").andExpect(status().isOk());

    replaceAvailability(mentor, "{\"zone\": \"UTC\", \"version\": 1}")
        .andExpect(status().isConflict());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'zone': 'Mars/Olympus'}",
        "{'zone': '+02:00'}",
        "{'zone': 'UTC', 'weekly': [{}]}",
        "{'zone': 'UTC', 'weekly': [{'day': 'MONDAY', 'start': '12:00', 'end': '09:00'}]}",
        "{'zone': 'UTC', 'weekly': [{'day': 'MONDAY', 'start': '09:00', 'end': '09:00'}]}",
        "{'zone': 'UTC', 'weekly': [{'day': 'MONDAY', 'start': '09:00', 'end': '25:00'}]}",
        "{'zone': 'UTC', 'weekly': [{'day': 'MONDAY', 'start': '9', 'end': '10:00'}]}",
        "{'zone': 'UTC', 'weekly': [{'day': 'Someday', 'start': '09:00', 'end': '10:00'}]}",
        "{'zone': 'UTC', 'weekly': [{'day': 'MONDAY', 'start': '09:00', 'end': '10:00'},"
            + "{'day': 'MONDAY', 'start': '09:30', 'end': '11:00'}]}",
        "{'zone': 'UTC', 'overrides': [{'date': '2030-02-30', 'windows': []}]}",
        "{'zone': 'UTC', 'overrides': [{'date': '+999999999-01-01', 'windows': []}]}",
        "{'zone': 'UTC', 'overrides': [{'date': '2030-01-01'}, {'date': '2030-01-01'}]}",
        "{'zone': 'UTC', 'timeOff': [{'from': '2030-02-02', 'to': '2030-02-01'}]}",
        "{'zone': 'UTC', 'travel': [{'from': '2030-02-01', 'to': '2030-02-03', 'zone': 'UTC'},"
            + "{'from': '2030-02-03', 'to': '2030-02-04', 'zone': 'UTC'}]}"
      })
  void invalidAvailabilityIsRefusedWithAnExplanation(String rules) throws Exception {
    replaceAvailability(mentor(), rules.replace('\'', '"'))
        .andExpect(status().isUnprocessableContent())
        .andExpect(jsonPath("$.detail").isNotEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{", "null", "{\"weekly\": 7}", "{\"version\": \"x\"}"})
  void availabilityInOtherJsonIsMalformed(String body) throws Exception {
    replaceAvailability(mentor(), body).andExpect(status().isBadRequest());
  }

  @Test
  void availabilityIsAccessibleToTheMentorAndOperatorsOnly() throws Exception {
    var mentor = mentor();
    setWeek(mentor);
    var other = UUID.randomUUID();

    mvc.perform(get(availabilityPath(mentor)).with(LoggedInAs.mentor(other)))
        .andExpect(status().isNotFound());
    mvc.perform(
            put(availabilityPath(mentor))
                .with(LoggedInAs.mentor(other))
                .contentType(MediaType.APPLICATION_JSON)
                .content(WEEK))
        .andExpect(status().isNotFound());
    mvc.perform(
            put(availabilityPath(other))
                .with(LoggedInAs.mentee(other))
                .contentType(MediaType.APPLICATION_JSON)
                .content(WEEK))
        .andExpect(status().isForbidden());
    mvc.perform(get(availabilityPath(mentor)).with(LoggedInAs.operator()))
        .andExpect(status().isOk());
  }

  @Test
  void anOfferingIsPublishedChangedAndWithdrawn(AssertablePublishedEvents events) throws Exception {
    var mentor = mentor();
    var id = publishOffering(mentor, HOUR);
    var address = "/api/scheduling/offerings/" + id;

    mvc.perform(get("/api/scheduling/offerings").param("mentor", mentor.toString()).with(mentee()))
        .andExpect(jsonPath("$.total").value(1))
        .andExpect(jsonPath("$.items[0].id").value(id.toString()))
        .andExpect(jsonPath("$.items[0].price.currency").value("EUR"))
        .andExpect(jsonPath("$.items[0].minimumNoticeHours").value(2))
        .andExpect(jsonPath("$.items[0].horizonDays").value(60));
    mvc.perform(
            put(address)
                .with(LoggedInAs.mentor(mentor))
                .contentType(MediaType.APPLICATION_JSON)
                .content(HOUR.replace("60", "90")))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.minutes").value(90));
    mvc.perform(delete(address).with(LoggedInAs.mentor(UUID.randomUUID())))
        .andExpect(status().isNotFound());
    mvc.perform(delete(address).with(LoggedInAs.mentor(mentor))).andExpect(status().isNoContent());
    mvc.perform(delete(address).with(LoggedInAs.mentor(mentor))).andExpect(status().isNoContent());
    mvc.perform(get("/api/scheduling/offerings").param("mentor", mentor.toString()).with(mentee()))
        .andExpect(jsonPath("$.total").value(0));
    mvc.perform(
            put(address)
                .with(LoggedInAs.mentor(mentor))
                .contentType(MediaType.APPLICATION_JSON)
                .content(HOUR))
        .andExpect(status().isConflict());
    assertThat(
            events.ofType(OfferingPublished.class).matching(event -> event.offeringId().equals(id)))
        .hasSize(2);
    assertThat(
            events.ofType(OfferingWithdrawn.class).matching(event -> event.offeringId().equals(id)))
        .hasSize(1);
  }

  @Test
  void anOfferingSentTwiceWithOneIdempotencyKeyIsPublishedOnce() throws Exception {
    var mentor = mentor();
    var request = offeringRequest(mentor, HOUR).header("Idempotency-Key", "once");

    var first = bodyOf(request);
    assertThat(bodyOf(request)).isEqualTo(first);
    mvc.perform(
            offeringRequest(mentor, HOUR.replace("5000", "6000")).header("Idempotency-Key", "once"))
        .andExpect(status().isUnprocessableContent());
    mvc.perform(get("/api/scheduling/offerings").param("mentor", mentor.toString()).with(mentee()))
        .andExpect(jsonPath("$.total").value(1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "422 | {}",
        "422 | {'title': ' ', 'minutes': 60, 'price': {'minor': 1, 'currency': 'EUR'}}",
        "422 | {'title': 'x', 'minutes': 14, 'price': {'minor': 1, 'currency': 'EUR'}}",
        "422 | {'title': 'x', 'minutes': 121, 'price': {'minor': 1, 'currency': 'EUR'}}",
        "422 | {'title': 'x', 'minutes': 60, 'price': {'minor': -1, 'currency': 'EUR'}}",
        "422 | {'title': 'x', 'minutes': 60, 'price': {'minor': 0, 'currency': 'EUR'}}",
        "422 | {'title': 'x', 'minutes': 60, 'price': {'minor': 9223372036854775807, 'currency': 'EUR'}}",
        "422 | {'title': 'x', 'minutes': 60, 'price': {'minor': 1, 'currency': 'NOPE'}}",
        "422 | {'title': 'x', 'minutes': 60, 'price': {'minor': 1, 'currency': 'XXX'}}",
        "422 | {'title': 'x', 'minutes': 60, 'price': {}}",
        "422 | {'title': 'x', 'minutes': 60, 'price': {'minor': 1, 'currency': 'EUR'}, 'seats': 0}",
        "422 | {'title': 'x', 'minutes': 60, 'price': {'minor': 1, 'currency': 'EUR'}, 'policy': 'y'}",
        "400 | {'title': 'x', 'minutes': 'long', 'price': {'minor': 1, 'currency': 'EUR'}}",
        "400 | {'title': 'x', 'minutes': 60, 'price': {'minor': 1e99, 'currency': 'EUR'}}",
        "400 | {'title': 'x', 'minutes': 60, 'price': 50}",
        "400 | {'title': "
      })
  void anInvalidOfferingIsRefusedWithAnExplanation(int expected, String body) throws Exception {
    mvc.perform(offeringRequest(mentor(), body.replace('\'', '"')))
        .andExpect(status().is(expected))
        .andExpect(jsonPath("$.detail").isNotEmpty());
  }

  @Test
  void onlyMentorsPublishOfferings() throws Exception {
    mvc.perform(
            post("/api/scheduling/offerings")
                .with(mentee())
                .contentType(MediaType.APPLICATION_JSON)
                .content(HOUR))
        .andExpect(status().isForbidden());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "mentor=x",
        "mentor=%s&from=yesterday",
        "mentor=%s&from=%%2B999999999-12-31",
        "mentor=%s&from=2030-01-02&to=2030-01-01",
        "mentor=%s&from=2030-01-02&to=2031-01-02",
        "mentor=%s&size=0",
        "mentor=%s&page=-1"
      })
  void anInvalidRequestForSlotsIsMalformed(String query) throws Exception {
    var uri = URI.create("/api/scheduling/slots?" + query.formatted(UUID.randomUUID()));
    mvc.perform(get(uri).with(mentee())).andExpect(status().isBadRequest());
  }

  @Test
  void unknownMentorsHaveNoSlotsAndUnknownOfferingsAreNotFound() throws Exception {
    mvc.perform(slotsRequest(UUID.randomUUID())).andExpect(jsonPath("$.total").value(0));
    mvc.perform(slotsRequest(UUID.randomUUID()).param("zone", "Nowhere"))
        .andExpect(status().isUnprocessableContent());
    mvc.perform(slotsRequest(UUID.randomUUID()).param("offering", UUID.randomUUID().toString()))
        .andExpect(status().isNotFound());
    mvc.perform(get("/api/scheduling/offerings/" + UUID.randomUUID()).with(mentee()))
        .andExpect(status().isNotFound());
  }

  @Test
  void updatesMentorsFromTheEventsOfMembers(Scenario scenario) {
    var mentor = UUID.randomUUID();

    scenario
        .publish(new MentorUnlisted(meta(mentor, 1), mentor, "paused"))
        .andWaitForStateChange(() -> mentors.find(mentor))
        .andVerify(found -> assertThat(found).get().extracting("listed").isEqualTo(false));
    scenario
        .publish(mentorListed(mentor, 2))
        .andWaitForStateChange(() -> mentors.find(mentor).filter(Mentor::listed))
        .andVerify(found -> assertThat(found).get().extracting("name").isEqualTo("Ada"));
    scenario
        .publish(
            new MentorProfileChanged(
                meta(mentor, 3), mentor, "Ada L.", "", "", List.of(), List.of(), "UTC", 3))
        .andWaitForStateChange(
            () -> mentors.find(mentor).map(Mentor::name).filter("Ada L."::equals))
        .andVerify(found -> assertThat(found).contains("Ada L."));
  }

  private UUID mentor() {
    var mentor = UUID.randomUUID();
    mentors.saveProfile(mentor, "Ada", "UTC", 1);
    mentors.saveListing(mentor, true, 1);
    return mentor;
  }

  private MentorListed mentorListed(UUID mentor, long version) {
    return new MentorListed(
        meta(mentor, version), mentor, "Ada", "", "", List.of(), List.of("en"), "UTC", 3);
  }

  private EventMetadata meta(UUID mentor, long version) {
    return EventMetadata.about(mentor, version, clock.instant());
  }

  private void setWeek(UUID mentor) throws Exception {
    replaceAvailability(mentor, WEEK).andExpect(status().isOk());
  }

  private ResultActions replaceAvailability(UUID mentor, String rules) throws Exception {
    return mvc.perform(
        put(availabilityPath(mentor))
            .with(LoggedInAs.mentor(mentor))
            .contentType(MediaType.APPLICATION_JSON)
            .content(rules));
  }

  private UUID publishOffering(UUID mentor, String body) throws Exception {
    return UUID.fromString(JsonPath.read(bodyOf(offeringRequest(mentor, body)), "$.id"));
  }

  private static MockHttpServletRequestBuilder offeringRequest(UUID mentor, String body) {
    return post("/api/scheduling/offerings")
        .with(LoggedInAs.mentor(mentor))
        .contentType(MediaType.APPLICATION_JSON)
        .content(body);
  }

  private String bodyOf(MockHttpServletRequestBuilder request) throws Exception {
    return mvc.perform(request)
        .andExpect(status().is2xxSuccessful())
        .andReturn()
        .getResponse()
        .getContentAsString();
  }

  private static MockHttpServletRequestBuilder slotsRequest(UUID mentor) {
    return get("/api/scheduling/slots").param("mentor", mentor.toString()).with(mentee());
  }

  private static RequestPostProcessor mentee() {
    return LoggedInAs.mentee(UUID.randomUUID());
  }

  private static String availabilityPath(UUID mentor) {
    return "/api/scheduling/mentors/" + mentor + "/availability";
  }
}
