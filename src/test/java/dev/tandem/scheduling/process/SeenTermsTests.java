package dev.tandem.scheduling.process;

import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.tandem.access.identity.Caller;
import dev.tandem.scheduling.BookingFixtures;
import dev.tandem.scheduling.BookingSteps;
import dev.tandem.scheduling.SlotTestCase;
import dev.tandem.scheduling.offering.OfferingId;
import dev.tandem.scheduling.offering.OfferingRequest;
import dev.tandem.scheduling.slot.OfferingService;
import dev.tandem.testing.LoggedInAs;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.json.JsonMapper;

/** The price and the terms that a mentee has seen are the ones that the booking gets. */
class SeenTermsTests extends SlotTestCase {

  private static final Pattern HIDDEN =
      Pattern.compile("<input type=\"hidden\" name=\"(\\w+)\" value=\"([^\"]*)\"");

  @Autowired MockMvc mvc;
  @Autowired OfferingService offeringService;
  @Autowired JsonMapper json;

  static Stream<String> termsThatWereSeen() {
    return Stream.of(
        "{\"price\":{\"minor\":5000,\"currency\":\"EUR\"}}",
        "{\"policy\":\"standard\"}",
        "{\"offeringVersion\":1}",
        "{\"price\":{\"minor\":500000,\"currency\":\"USD\"},\"policy\":\"strict\"}");
  }

  @ParameterizedTest
  @MethodSource("termsThatWereSeen")
  void aBookingAfterAChangeIsRefusedWithTheNewTerms(String seen) throws Exception {
    change("500000", "strict");

    mvc.perform(bookingWith(seen))
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.type").value("urn:tandem:problem:terms-changed"))
        .andExpect(jsonPath("$.price.minor").value(500_000))
        .andExpect(jsonPath("$.policy").value("strict"))
        .andExpect(jsonPath("$.offeringVersion").value(2))
        .andExpect(jsonPath("$.detail", containsString("5,000.00 EUR")));
  }

  @ParameterizedTest
  @MethodSource("termsThatAreTrue")
  void aBookingForTheTermsThatWereSeenIsMade(String seen) throws Exception {
    mvc.perform(bookingWith(seen)).andExpect(status().isCreated());
  }

  static Stream<String> termsThatAreTrue() {
    return Stream.of(
        "null",
        "{}",
        "{\"price\":{\"minor\":5000,\"currency\":\"EUR\"},\"policy\":\"standard\",\"offeringVersion\":1}");
  }

  @Test
  void thePageShowsTheNewTermsInsteadOfTakingThem() throws Exception {
    var shown = page();
    change("500000", "strict");

    var refused =
        mvc.perform(submit(shown))
            .andExpect(status().isConflict())
            .andExpect(content().string(containsString("have changed")))
            .andExpect(content().string(containsString("Book for 5,000.00 EUR")))
            .andReturn()
            .getResponse()
            .getContentAsString();
    mvc.perform(submit(refused)).andExpect(status().isFound());
  }

  @Test
  void aFormThatDoesNotSayWhatWasShownBooksNothing() throws Exception {
    mvc.perform(
            post("/scheduling/book")
                .param("offering", offering.toString())
                .param("startsAt", start.toString())
                .param("payment", "ok")
                .with(LoggedInAs.mentee(mentee))
                .with(csrf()))
        .andExpect(status().isConflict());
    mvc.perform(get("/api/scheduling/bookings").with(LoggedInAs.mentee(mentee)))
        .andExpect(jsonPath("$.total").value(0));
  }

  private String page() throws Exception {
    return mvc.perform(
            get("/scheduling/book?offering=" + offering + "&startsAt=" + start)
                .with(LoggedInAs.mentee(mentee)))
        .andReturn()
        .getResponse()
        .getContentAsString();
  }

  private MockHttpServletRequestBuilder submit(String shown) {
    var form = shown.substring(shown.indexOf("action=\"/scheduling/book\""));
    var request = post("/scheduling/book").param("payment", "ok");
    HIDDEN
        .matcher(form)
        .results()
        .filter(field -> !field.group(1).equals("_csrf"))
        .forEach(field -> request.param(field.group(1), field.group(2)));
    return request.with(LoggedInAs.mentee(mentee)).with(csrf());
  }

  private MockHttpServletRequestBuilder bookingWith(String seen) {
    var body = BookingFixtures.bookingJson(offering, start).strip();
    return post("/api/scheduling/bookings")
        .with(LoggedInAs.mentee(mentee))
        .contentType(MediaType.APPLICATION_JSON)
        .content(body.substring(0, body.length() - 1) + ", \"seen\": " + seen + "}");
  }

  private void change(String minor, String policy) {
    Caller owner = BookingSteps.mentor(mentor);
    var request =
        json.readValue(
            """
            {"title": "An hour", "minutes": 60, "minimumNoticeHours": 0, "stepMinutes": 15, "policy": "%s",
              "price": {"minor": %s, "currency": "EUR"}}
            """
                .formatted(policy, minor),
            OfferingRequest.class);
    offeringService.change(new OfferingId(offering), request, owner);
  }
}
