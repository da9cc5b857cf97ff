package dev.tandem.recommendations.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.tandem.kernel.time.AdjustableClock;
import dev.tandem.recommendations.BookingId;
import dev.tandem.recommendations.events.SessionRated;
import dev.tandem.recommendations.readmodel.ReplicaFixture;
import dev.tandem.testing.LoggedInAs;
import dev.tandem.testing.ModuleTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.modulith.test.AssertablePublishedEvents;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@ModuleTest
class RatingTests {

  @Autowired MockMvc mvc;
  @Autowired ListableBeanFactory beans;
  @Autowired RatingService service;
  @Autowired Ratings ratings;
  @Autowired AdjustableClock clock;

  ReplicaFixture fixture;
  UUID mentor;
  UUID mentee;
  UUID booking;

  @BeforeEach
  void setUp() {
    fixture = new ReplicaFixture(beans);
    fixture.clear();
    mentor = fixture.bookableMentor("Ada", "SQL", "de");
    mentee = fixture.mentee("SQL", "de");
    booking = fixture.completedSession(mentor, mentee);
  }

  @AfterEach
  void resetClock() {
    clock.reset();
  }

  @Test
  void staysBlindUntilBothSidesHaveRated(AssertablePublishedEvents events) throws Exception {
    rate(LoggedInAs.mentee(mentee), 5, "Great").andExpect(jsonPath("$.revealed").value(false));
    listRatings().andExpect(jsonPath("$.items", hasSize(0)));
    assertThat(events.ofType(SessionRated.class).matching(it -> it.mentorId().equals(mentor)))
        .isEmpty();

    rate(LoggedInAs.mentor(mentor), 4, null).andExpect(jsonPath("$.revealed").value(true));

    listRatings()
        .andExpect(jsonPath("$.items", hasSize(1)))
        .andExpect(jsonPath("$.items[0].stars").value(5))
        .andExpect(jsonPath("$.items[0].comment").value("Great"))
        .andExpect(jsonPath("$.items[0].menteeId").doesNotExist());
    assertThat(events)
        .contains(SessionRated.class)
        .matching(it -> it.raterId().equals(mentee) && it.stars() == 5)
        .and()
        .contains(SessionRated.class)
        .matching(it -> it.raterId().equals(mentor) && it.stars() == 4);
  }

  @Test
  void showsOneSideWhenTheOtherStaysSilentForFourteenDays(AssertablePublishedEvents events)
      throws Exception {
    rate(LoggedInAs.mentee(mentee), 2, "Late").andExpect(status().isCreated());
    clock.advance(Duration.ofDays(14).minusSeconds(60));
    service.revealOverdue();
    listRatings().andExpect(jsonPath("$.items", hasSize(0)));

    clock.advance(Duration.ofSeconds(60));
    service.revealOverdue();
    service.revealOverdue();

    listRatings().andExpect(jsonPath("$.items", hasSize(1)));
    assertThat(events.ofType(SessionRated.class).matching(it -> it.mentorId().equals(mentor)))
        .hasSize(1);
    rate(LoggedInAs.mentor(mentor), 1, "Revenge").andExpect(status().isConflict());
  }

  @Test
  void isGivenOnceBySide() throws Exception {
    rate(LoggedInAs.mentee(mentee), 5, null).andExpect(status().isCreated());
    rate(LoggedInAs.mentee(mentee), 1, null)
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.detail").value("You have already rated this session."));
    assertThat(ratings.findByBookingOrderByGivenAt(new BookingId(booking)))
        .extracting(Rating::stars)
        .containsExactly(5);
  }

  @Test
  void givesTheFirstAnswerAgainUnderTheSameKey() throws Exception {
    var first = rateWithIdempotencyKey(5).andExpect(status().isCreated()).andReturn().getResponse();
    var again = rateWithIdempotencyKey(5).andExpect(status().isCreated()).andReturn().getResponse();

    assertThat(again.getContentAsString()).isEqualTo(first.getContentAsString());
    rateWithIdempotencyKey(4).andExpect(status().isUnprocessableContent());
  }

  @Test
  void revealsBothEvenWhenBothRateAtTheSameMoment() throws Exception {
    try (var both = Executors.newFixedThreadPool(2)) {
      for (int i = 0; i < 10; i++) {
        var session = fixture.completedSession(mentor, mentee);
        Callable<Object> one =
            () -> service.rate(mentor, new RatingRequest(session, 4, null), null);
        Callable<Object> other =
            () -> service.rate(mentee, new RatingRequest(session, 5, null), null);
        for (var answer : both.invokeAll(List.of(one, other))) {
          answer.get();
        }
        assertThat(ratings.findByBookingOrderByGivenAt(new BookingId(session)))
            .hasSize(2)
            .allMatch(Rating::isRevealed);
      }
    }
  }

  @Test
  void isForThoseWhoWereThereAndOnlyAfterwards() throws Exception {
    rate(LoggedInAs.mentee(UUID.randomUUID()), 5, null).andExpect(status().isNotFound());
    rate(LoggedInAs.operator(), 5, null).andExpect(status().isNotFound());
    booking = UUID.randomUUID();
    rate(LoggedInAs.mentee(mentee), 5, null).andExpect(status().isNotFound());
    booking = fixture.confirmedBooking(mentor, mentee);
    rate(LoggedInAs.mentee(mentee), 5, null).andExpect(status().isConflict());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"bookingId\": \"ID\", \"stars\": 0} | 422",
        "{\"bookingId\": \"ID\", \"stars\": 6} | 422",
        "{\"bookingId\": \"ID\", \"stars\": -5} | 422",
        "{\"bookingId\": \"ID\", \"stars\": 99999999999} | 400",
        "{\"bookingId\": \"ID\", \"stars\": 4.5} | 400",
        "{\"bookingId\": \"ID\", \"stars\": \"many\"} | 400",
        "{\"bookingId\": \"ID\", \"stars\": null} | 400",
        "{\"bookingId\": \"ID\"} | 400",
        "{\"bookingId\": null, \"stars\": 5} | 400",
        "{\"bookingId\": \"me\", \"stars\": 5} | 400",
        "{\"bookingId\": \"ID\", \"stars\": 5, \"comment\": {}} | 400",
        "{\"bookingId\": \"ID\", \"stars\": 5, \"comment\": \"\\u0000\"} | 400",
        "{} | 400",
        "[] | 400",
        "null | 400",
        "{\"bookingId\": | 400",
      })
  void refusesWhatIsNoRating(String body, int expected) throws Exception {
    mvc.perform(
            post("/api/recommendations/ratings")
                .contentType(APPLICATION_JSON)
                .content(body.replace("ID", booking.toString()))
                .with(LoggedInAs.mentee(mentee)))
        .andExpect(status().is(expected))
        .andExpect(jsonPath("$.detail").isNotEmpty());
    assertThat(ratings.findByBookingOrderByGivenAt(new BookingId(booking))).isEmpty();
  }

  @Test
  void refusesAnEndlessComment() throws Exception {
    rate(LoggedInAs.mentee(mentee), 5, "x".repeat(2001))
        .andExpect(status().isUnprocessableContent());
  }

  private ResultActions rate(RequestPostProcessor caller, int stars, String comment)
      throws Exception {
    var json = comment == null ? "null" : "\"" + comment + "\"";
    return mvc.perform(
        post("/api/recommendations/ratings")
            .contentType(APPLICATION_JSON)
            .content(
                "{\"bookingId\": \"%s\", \"stars\": %s, \"comment\": %s}"
                    .formatted(booking, stars, json))
            .with(caller));
  }

  private ResultActions rateWithIdempotencyKey(int stars) throws Exception {
    return mvc.perform(
        post("/api/recommendations/ratings")
            .contentType(APPLICATION_JSON)
            .header("Idempotency-Key", "rate-" + booking)
            .content("{\"bookingId\": \"%s\", \"stars\": %s}".formatted(booking, stars))
            .with(LoggedInAs.mentee(mentee)));
  }

  private ResultActions listRatings() throws Exception {
    return mvc.perform(
        get("/api/recommendations/ratings")
            .param("mentor", mentor.toString())
            .with(LoggedInAs.mentee(mentee)));
  }
}
