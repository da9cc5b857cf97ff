package dev.tandem.recommendations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.tandem.kernel.time.TravellingClock;
import dev.tandem.recommendations.events.SessionRated;
import dev.tandem.testing.As;
import dev.tandem.testing.ModuleTest;
import java.time.Duration;
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
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.modulith.test.AssertablePublishedEvents;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@ModuleTest
@AutoConfigureMockMvc
class RatingTests {

  @Autowired MockMvc mvc;
  @Autowired ListableBeanFactory beans;
  @Autowired ReadModel copies;
  @Autowired RatingSessions sessions;
  @Autowired Ratings ratings;
  @Autowired TravellingClock clock;

  Scene scene;
  UUID mentor;
  UUID mentee;
  UUID booking;

  @BeforeEach
  void meet() {
    copies.clear();
    scene = new Scene(beans);
    mentor = scene.mentor("Ada", "SQL", "de");
    mentee = scene.mentee("SQL", "de");
    booking = scene.completed(mentor, mentee);
  }

  @AfterEach
  void comeHome() {
    clock.comeHome();
  }

  @Test
  void staysBlindUntilBothSidesHaveRated(AssertablePublishedEvents events) throws Exception {
    rate(As.mentee(mentee), 5, "Great").andExpect(jsonPath("$.revealed").value(false));
    seen().andExpect(jsonPath("$.items", hasSize(0)));
    assertThat(events.ofType(SessionRated.class).matching(it -> it.mentorId().equals(mentor)))
        .isEmpty();

    rate(As.mentor(mentor), 4, null).andExpect(jsonPath("$.revealed").value(true));

    seen()
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
    rate(As.mentee(mentee), 2, "Late").andExpect(status().isCreated());
    clock.advance(Duration.ofDays(14).minusSeconds(60));
    sessions.revealOverdue();
    seen().andExpect(jsonPath("$.items", hasSize(0)));

    clock.advance(Duration.ofSeconds(60));
    sessions.revealOverdue();
    sessions.revealOverdue();

    seen().andExpect(jsonPath("$.items", hasSize(1)));
    assertThat(events.ofType(SessionRated.class).matching(it -> it.mentorId().equals(mentor)))
        .hasSize(1);
    rate(As.mentor(mentor), 1, "Revenge").andExpect(status().isConflict());
  }

  @Test
  void isGivenOnceBySide() throws Exception {
    rate(As.mentee(mentee), 5, null).andExpect(status().isCreated());
    rate(As.mentee(mentee), 1, null)
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.detail").value("You have already rated this session."));
    assertThat(ratings.of(new BookingId(booking))).extracting(Rating::stars).containsExactly(5);
  }

  @Test
  void givesTheFirstAnswerAgainUnderTheSameKey() throws Exception {
    var first = keyed(5).andExpect(status().isCreated()).andReturn().getResponse();
    var again = keyed(5).andExpect(status().isCreated()).andReturn().getResponse();

    assertThat(again.getContentAsString()).isEqualTo(first.getContentAsString());
    keyed(4).andExpect(status().isUnprocessableContent());
  }

  @Test
  void revealsBothEvenWhenBothRateAtTheSameMoment() throws Exception {
    try (var both = Executors.newFixedThreadPool(2)) {
      for (int i = 0; i < 10; i++) {
        var session = scene.completed(mentor, mentee);
        Callable<Object> one =
            () -> sessions.rate(mentor, new RatingRequest(session, 4, null), null);
        Callable<Object> other =
            () -> sessions.rate(mentee, new RatingRequest(session, 5, null), null);
        for (var it : both.invokeAll(java.util.List.of(one, other))) {
          it.get();
        }
        assertThat(ratings.of(new BookingId(session))).hasSize(2).allMatch(Rating::isRevealed);
      }
    }
  }

  @Test
  void isForThoseWhoWereThereAndOnlyAfterwards() throws Exception {
    rate(As.mentee(UUID.randomUUID()), 5, null).andExpect(status().isNotFound());
    rate(As.operator(), 5, null).andExpect(status().isNotFound());
    booking = UUID.randomUUID();
    rate(As.mentee(mentee), 5, null).andExpect(status().isNotFound());
    booking = scene.confirmed(mentor, mentee);
    rate(As.mentee(mentee), 5, null).andExpect(status().isConflict());
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
                .with(As.mentee(mentee)))
        .andExpect(status().is(expected))
        .andExpect(jsonPath("$.detail").isNotEmpty());
    assertThat(ratings.of(new BookingId(booking))).isEmpty();
  }

  @Test
  void refusesAnEndlessComment() throws Exception {
    rate(As.mentee(mentee), 5, "x".repeat(2001)).andExpect(status().isUnprocessableContent());
  }

  private ResultActions rate(RequestPostProcessor who, int stars, String comment) throws Exception {
    var said = comment == null ? "null" : "\"" + comment + "\"";
    return mvc.perform(
        post("/api/recommendations/ratings")
            .contentType(APPLICATION_JSON)
            .content(
                "{\"bookingId\": \"%s\", \"stars\": %d, \"comment\": %s}"
                    .formatted(booking, stars, said))
            .with(who));
  }

  private ResultActions keyed(int stars) throws Exception {
    return mvc.perform(
        post("/api/recommendations/ratings")
            .contentType(APPLICATION_JSON)
            .header("Idempotency-Key", "rate-" + booking)
            .content("{\"bookingId\": \"%s\", \"stars\": %d}".formatted(booking, stars))
            .with(As.mentee(mentee)));
  }

  private ResultActions seen() throws Exception {
    return mvc.perform(
        get("/api/recommendations/ratings")
            .param("mentor", mentor.toString())
            .with(As.mentee(mentee)));
  }
}
