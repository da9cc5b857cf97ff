package dev.tandem.recommendations.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.tandem.kernel.role.DataVersion;
import dev.tandem.recommendations.model.ModelTrainer;
import dev.tandem.recommendations.readmodel.ReplicaFixture;
import dev.tandem.testing.LoggedInAs;
import dev.tandem.testing.ModuleTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@ModuleTest
class RecommendationsApiTests {

  @Autowired MockMvc mvc;
  @Autowired ListableBeanFactory beans;
  @Autowired ModelTrainer trainer;

  ReplicaFixture fixture;

  @BeforeEach
  void setUp() {
    fixture = new ReplicaFixture(beans);
    fixture.clear();
  }

  @Test
  void listsTheMentorsAMenteeCanBookWithReasons() throws Exception {
    var ada = fixture.bookableMentor("Ada", "SQL", "de");
    var bob = fixture.bookableMentor("Bob", "Baking", "de");
    fixture.bookableMentor("Cem", "SQL", "fr");
    fixture.unavailableMentor("Dee", "SQL", "de");
    var away = fixture.bookableMentor("Eve", "SQL", "de");
    fixture.publishAvailability(away, 600, Instant.now().plus(Duration.ofDays(20)));
    var mentee = fixture.mentee("SQL", "de");
    trainer.retrain();

    mvc.perform(get("/api/recommendations/mentees/{id}", mentee).with(LoggedInAs.mentee(mentee)))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.items[*].mentorId", contains(ada.toString(), bob.toString())))
        .andExpect(jsonPath("$.items[0].score").isNumber())
        .andExpect(
            jsonPath(
                "$.items[0].reasons",
                hasItems(
                    "Teaches SQL, one of your goals", "Speaks German, like you",
                    "Next free tomorrow", "New on Tandem")))
        .andExpect(jsonPath("$.page").value(0))
        .andExpect(jsonPath("$.size").value(10))
        .andExpect(jsonPath("$.total").value(2));
    mvc.perform(
            get("/api/recommendations/mentees/{id}?limit=1", mentee).with(LoggedInAs.operator()))
        .andExpect(jsonPath("$.items", hasSize(1)))
        .andExpect(jsonPath("$.total").value(2));
    mvc.perform(
            get("/api/recommendations/mentees/{id}?maxPrice=4999", mentee)
                .with(LoggedInAs.operator()))
        .andExpect(jsonPath("$.items", hasSize(0)));
  }

  @Test
  void namesTheDataOfTheModelWithoutTellingIt() throws Exception {
    fixture.bookableMentor("Ada", "SQL", "de");
    var mentee = fixture.mentee("SQL", "de");
    var version = trainer.retrain().name();
    assertThat(trainer.retrain().name()).isEqualTo(version);
    for (var path :
        List.of("/api/recommendations/mentees/" + mentee, "/recommendations/fragments/home")) {
      mvc.perform(get(path).with(LoggedInAs.mentee(mentee)))
          .andExpect(header().string(DataVersion.HEADER, version));
    }

    fixture.bookableMentor("Bob", "SQL", "de");
    assertThat(trainer.retrain().name()).isNotEqualTo(version);
  }

  @Test
  void tellsWhomOthersMetToo() throws Exception {
    var ada = fixture.bookableMentor("Ada", "SQL", "de");
    var bob = fixture.bookableMentor("Bob", "Baking", "de");
    for (int i = 0; i < 3; i++) {
      var peer = fixture.mentee("Go", "de");
      fixture.completedSession(ada, peer);
      fixture.completedSession(bob, peer);
    }
    var mentee = fixture.mentee("SQL", "de");
    fixture.completedSession(ada, mentee);
    trainer.retrain();

    mvc.perform(get("/api/recommendations/mentees/{id}", mentee).with(LoggedInAs.mentee(mentee)))
        .andExpect(
            jsonPath(
                "$.items[?(@.name == 'Bob')].reasons[*]",
                hasItem("Mentees who met Ada also met Bob")))
        .andExpect(
            jsonPath("$.items[?(@.name == 'Ada')].reasons[*]", hasItem("You have met before")));
  }

  /** More often than the pool has connections: a connection that is not returned hangs here. */
  @Test
  void learnsAgainAndAgain() {
    for (int i = 0; i < 25; i++) {
      trainer.retrain();
    }
  }

  @Test
  void greetsAMenteeOfWhomNothingIsKnownYet() throws Exception {
    fixture.bookableMentor("Ada", "SQL", "de");
    var mentee = UUID.randomUUID();

    mvc.perform(get("/api/recommendations/mentees/{id}", mentee).with(LoggedInAs.mentee(mentee)))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.items", hasSize(1)));
  }

  @Test
  void isNobodyElsesBusiness() throws Exception {
    var mentee = fixture.mentee("SQL", "de");
    var path = "/api/recommendations/mentees/{id}";

    mvc.perform(get(path, mentee).with(LoggedInAs.mentee(UUID.randomUUID())))
        .andExpect(status().isNotFound());
    mvc.perform(get(path, mentee).with(LoggedInAs.mentor(UUID.randomUUID())))
        .andExpect(status().isNotFound());
    mvc.perform(get(path, UUID.randomUUID()).with(LoggedInAs.operator()))
        .andExpect(status().isNotFound());
    mvc.perform(get(path, mentee)).andExpect(status().isUnauthorized());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=0",
        "limit=-1",
        "limit=101",
        "limit=x",
        "limit=99999999999",
        "page=-1",
        "maxPrice=-1",
        "maxPrice=cheap",
        "maxPrice=1&currency=XXX",
        "maxPrice=1&currency=euro"
      })
  void refusesAbsurdQuestionsWithASentence(String query) throws Exception {
    var mentee = fixture.mentee("SQL", "de");

    mvc.perform(
            get("/api/recommendations/mentees/" + mentee + "?" + query)
                .with(LoggedInAs.mentee(mentee)))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.detail").isNotEmpty());
  }

  @Test
  void refusesAnIdThatIsNone() throws Exception {
    mvc.perform(get("/api/recommendations/mentees/me").with(LoggedInAs.operator()))
        .andExpect(status().isBadRequest());
  }
}
