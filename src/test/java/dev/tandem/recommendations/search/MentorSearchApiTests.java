package dev.tandem.recommendations.search;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import dev.tandem.access.identity.Role;
import dev.tandem.kernel.money.Money;
import dev.tandem.recommendations.model.ModelTrainer;
import dev.tandem.recommendations.readmodel.ReplicaFixture;
import dev.tandem.testing.LoggedInAs;
import dev.tandem.testing.ModuleTest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@ModuleTest
class MentorSearchApiTests {

  private static final String PATH = "/api/recommendations/mentors";

  @Autowired MockMvc mvc;
  @Autowired ListableBeanFactory beans;
  @Autowired ModelTrainer trainer;

  ReplicaFixture fixture;
  UUID mentee;

  @BeforeEach
  void setUp() {
    fixture = new ReplicaFixture(beans);
    fixture.clear();
    var ada = fixture.bookableMentor("Ada", "SQL", "de", Money.of(6_000, "EUR"));
    var bob = fixture.bookableMentor("Bob", "Design", "en", Money.of(4_000, "EUR"));
    fixture.bookableMentor("Cem", "Redesign", "de", Money.of(1_000, "JPY"));
    fixture.publishAvailability(ada, 600, Instant.now().plus(Duration.ofHours(3)));
    fixture.publishAvailability(bob, 600, Instant.now().plus(Duration.ofDays(9)));
    fixture.rate(ada, 4);
    fixture.rate(bob, 5);
    mentee = fixture.mentee("SQL", "de");
    trainer.retrain();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sort=best | Ada Cem Bob",
        "sort=price | Bob Ada Cem",
        "sort=price&currency=JPY | Cem Bob Ada",
        "sort=rating | Bob Ada Cem",
        "sort=soonest | Ada Cem Bob",
        "q=DESIGN | Bob Cem",
        "q=design%20redesign | Cem",
        "sort=price&maxPrice=4000 | Bob",
        "maxPrice=5000&currency=JPY | Cem",
        "sort=price&minRating=4 | Bob Ada",
        "minRating=4.5 | Bob",
        "language=DE | Ada Cem",
        "freeWithin=7&sort=soonest | Ada Cem"
      })
  void sortsAndFilters(String query, String names) throws Exception {
    search("?" + query, LoggedInAs.mentee(mentee))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.items[*].name", contains(names.split(" "))))
        .andExpect(jsonPath("$.total").value(names.split(" ").length));
  }

  @Test
  void tellsWhatTheCardTells() throws Exception {
    search("?q=ada", LoggedInAs.mentee(mentee))
        .andExpect(jsonPath("$.items[0].prices[0].minor").value(6_000))
        .andExpect(jsonPath("$.items[0].rating").value(4.0))
        .andExpect(jsonPath("$.items[0].raters").value(1))
        .andExpect(jsonPath("$.items[0].nextFree").isNotEmpty());
    search("?q=cem", LoggedInAs.mentee(mentee))
        .andExpect(jsonPath("$.items[0].rating").doesNotExist());
  }

  @Test
  void aCursorLeadsToTheNextPageAndBack() throws Exception {
    var first = body("?sort=price&size=2");
    var next = JsonPath.<String>read(first, "$.next");
    var second = body("?sort=price&size=2&cursor=" + next);
    search("?sort=price&size=2&cursor=" + next, LoggedInAs.mentee(mentee))
        .andExpect(jsonPath("$.items[*].name", contains("Cem")))
        .andExpect(jsonPath("$.next").doesNotExist());
    var previous = JsonPath.<String>read(second, "$.previous");
    search("?sort=price&size=2&cursor=" + previous, LoggedInAs.mentee(mentee))
        .andExpect(jsonPath("$.items[*].name", contains("Bob", "Ada")));
  }

  @Test
  void nobodyLearnsOfWhomOnlyACohortMayBook() throws Exception {
    var hidden = fixture.bookableMentor("Eve", "Klingon", "tlh", Money.of(100, "GBP"));
    fixture.chooseVisibility(hidden, 2, "cohorts");
    fixture.offer(hidden, Money.of(100, "GBP"), true);
    var member = fixture.mentee("SQL", "de");
    var cohort = fixture.cohort("Winter");
    fixture.enrol(cohort, hidden, Role.MENTOR, 1);
    fixture.enrol(cohort, member, Role.MENTEE, 1);

    for (var query : new String[] {"q=eve", "language=tlh", "maxPrice=100&currency=GBP"}) {
      for (var stranger :
          new RequestPostProcessor[] {
            LoggedInAs.mentee(mentee), LoggedInAs.mentor(UUID.randomUUID()), LoggedInAs.operator()
          }) {
        search("?" + query, stranger).andExpect(jsonPath("$.total").value(0));
      }
      search("?" + query, LoggedInAs.mentee(member))
          .andExpect(jsonPath("$.items[*].name", contains("Eve")));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sort=cheapest | sort must be best, price, rating or soonest.",
        "maxPrice=-1 | maxPrice must not be negative.",
        "maxPrice=cheap | cheap",
        "currency=XXX | currency must be an ISO 4217 code",
        "currency=euro | currency must be an ISO 4217 code",
        "minRating=6 | A rating is from 1 to 5",
        "minRating=0.9 | A rating is from 1 to 5",
        "minRating=4.55 | A rating is from 1 to 5",
        "minRating=1e999999999 | A rating is from 1 to 5",
        "freeWithin=0 | Free time is known for 1 to 14 days",
        "freeWithin=15 | Free time is known for 1 to 14 days",
        "freeWithin=week | week",
        "nextFreeDay=someday | nextFreeDay must be a day of the week",
        "nextFreeTime=night | nextFreeTime must be morning, afternoon or evening.",
        "cursor=nonsense | cursor must be the next or previous",
        "size=0 | size between 1 and 100"
      })
  void refusesWhatItCannotUnderstandWithASentence(String query, String sentence) throws Exception {
    search("?" + query, LoggedInAs.mentee(mentee))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.detail", containsString(sentence)));
  }

  private String body(String query) throws Exception {
    return search(query, LoggedInAs.mentee(mentee)).andReturn().getResponse().getContentAsString();
  }

  private ResultActions search(String query, RequestPostProcessor caller) throws Exception {
    return mvc.perform(get(URI.create(PATH + query)).with(caller));
  }
}
