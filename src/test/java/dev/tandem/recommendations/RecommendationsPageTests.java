package dev.tandem.recommendations;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.tandem.access.identity.Role;
import dev.tandem.recommendations.matching.CohortMatching;
import dev.tandem.recommendations.model.ModelTrainer;
import dev.tandem.recommendations.readmodel.ReplicaFixture;
import dev.tandem.testing.LoggedInAs;
import dev.tandem.testing.ModuleTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.ResultMatcher;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@ModuleTest
class RecommendationsPageTests {

  @Autowired MockMvc mvc;
  @Autowired ListableBeanFactory beans;
  @Autowired ModelTrainer trainer;

  ReplicaFixture fixture;
  UUID mentor;
  UUID mentee;

  @BeforeEach
  void setUp() {
    fixture = new ReplicaFixture(beans);
    fixture.clear();
    mentor = fixture.bookableMentor("Ada <b>Lovelace</b>", "SQL", "de");
    mentee = fixture.mentee("SQL", "de");
    trainer.retrain();
  }

  @Test
  void homeShowsMentorsWithReasonsAndAWayToBook() throws Exception {
    page("/recommendations/fragments/home", LoggedInAs.mentee(mentee))
        .andExpect(shows("Teaches SQL, one of your goals"))
        .andExpect(shows("/portal/mentors/" + mentor))
        .andExpect(shows("Ada &lt;b&gt;Lovelace"));
    fixture.clear();
    page("/recommendations/fragments/home", LoggedInAs.mentee(mentee))
        .andExpect(shows("No recommended mentor is free at the moment"));
    page("/recommendations/fragments/home", LoggedInAs.operator())
        .andExpect(shows("No cohorts are open for matching."));
  }

  @Test
  void theCardsOfAPageOfMentorsAreFilledByOneRequest() throws Exception {
    var other = fixture.bookableMentor("Grace", "COBOL", "de");
    var hidden = fixture.bookableMentor("Eve", "SQL", "de");
    fixture.chooseVisibility(hidden, 2, "cohorts");
    var ids = "?mentor=" + mentor + "&mentor=" + other + "&mentor=" + hidden;
    page("/recommendations/fragments/facts" + ids, LoggedInAs.mentee(mentee))
        .andExpect(shows("facts-" + mentor))
        .andExpect(shows("facts-" + other))
        .andExpect(shows("no ratings yet"))
        .andExpect(shows("from 50.00 EUR"))
        .andExpect(content().string(not(containsString("facts-" + hidden))));
  }

  @Test
  void whoIsSeenByCohortsOnlyIsRecommendedToThemOnly() throws Exception {
    fixture.chooseVisibility(mentor, 2, "cohorts");
    page("/recommendations/fragments/home", LoggedInAs.mentee(mentee))
        .andExpect(shows("No recommended mentor is free at the moment"));
    var cohort = fixture.cohort("Winter");
    fixture.enrol(cohort, mentor, Role.MENTOR, 1);
    fixture.enrol(cohort, mentee, Role.MENTEE, 1);
    page("/recommendations/fragments/home", LoggedInAs.mentee(mentee))
        .andExpect(shows("/portal/mentors/" + mentor));
    var stranger = fixture.mentee("SQL", "de");
    page("/recommendations/fragments/home", LoggedInAs.mentee(stranger))
        .andExpect(content().string(not(containsString("/portal/mentors/" + mentor))));
    fixture.chooseVisibility(mentor, 3, "everyone");
    page("/recommendations/fragments/home", LoggedInAs.mentee(stranger))
        .andExpect(shows("/portal/mentors/" + mentor));
  }

  @Test
  void aSessionAsksForARatingThenWaitsThenShowsBoth() throws Exception {
    var booking = fixture.completedSession(mentor, mentee);
    var rating = "/recommendations/fragments/bookings/" + booking + "/rating";
    page("/recommendations/fragments/mentors/" + mentor, LoggedInAs.mentee(mentee))
        .andExpect(shows("No ratings yet."));
    page(rating, LoggedInAs.mentee(mentee))
        .andExpect(shows("How was it?"))
        .andExpect(shows("_csrf"));

    rate(booking, LoggedInAs.mentee(mentee), "Clear <script>")
        .andExpect(status().isOk())
        .andExpect(shows("Thank you for your rating"));
    page(rating, LoggedInAs.mentor(mentor))
        .andExpect(shows("How was it?"))
        .andExpect(content().string(not(containsString("Clear"))));
    page(rating, LoggedInAs.operator()).andExpect(shows("No ratings have been revealed yet."));

    rate(booking, LoggedInAs.mentor(mentor), "").andExpect(shows("Clear &lt;script&gt;"));
    page(rating, LoggedInAs.mentee(mentee)).andExpect(shows("gave you"));
    page(rating, LoggedInAs.operator()).andExpect(shows("by the mentee"));
    page("/recommendations/fragments/mentors/" + mentor, LoggedInAs.mentee(mentee))
        .andExpect(shows("Clear &lt;script&gt;"))
        .andExpect(shows("1 rating"));
  }

  @Test
  void aSessionThatIsStillToComeCannotBeRatedAndAForeignOneIsNotThere() throws Exception {
    var booking = fixture.confirmedBooking(mentor, mentee);
    var rating = "/recommendations/fragments/bookings/" + booking + "/rating";

    page(rating, LoggedInAs.mentee(mentee)).andExpect(shows("once it has taken place"));
    mvc.perform(get(rating).with(LoggedInAs.mentee(UUID.randomUUID())))
        .andExpect(status().isNotFound());
    mvc.perform(
            post("/recommendations/bookings/{id}/rating", booking)
                .param("stars", "many")
                .with(csrf())
                .with(LoggedInAs.mentee(mentee)))
        .andExpect(status().isBadRequest());
  }

  @Test
  void anOperatorProposesKeepsAndActivatesPairsAndAMenteeChooses() throws Exception {
    var cohort = fixture.cohort("Winter");
    fixture.enrol(cohort, mentor, Role.MENTOR, 1);
    fixture.enrol(cohort, mentee, Role.MENTEE, 1);
    var late = fixture.mentee("SQL", "de");
    fixture.enrol(cohort, late, Role.MENTEE, 1);
    var path = "/recommendations/cohorts/" + cohort;

    page("/recommendations/fragments/home", LoggedInAs.mentee(mentee)).andExpect(shows(path));
    page(path, LoggedInAs.mentee(mentee)).andExpect(shows("Choice 1"));
    mvc.perform(
            post(path + "/choices")
                .param("mentor", mentor.toString(), "")
                .with(csrf())
                .with(LoggedInAs.mentee(mentee)))
        .andExpect(redirectedUrl(path + "?saved"));
    page(path + "?saved", LoggedInAs.mentee(mentee))
        .andExpect(shows("Your choices are saved."))
        .andExpect(shows("selected"));

    page("/recommendations/fragments/home", LoggedInAs.operator()).andExpect(shows(path));
    page(path, LoggedInAs.operator()).andExpect(shows("No pairs yet"));
    submit(path + "/match", null, null).andExpect(redirectedUrl(path));
    page(path, LoggedInAs.operator())
        .andExpect(shows("Proposed pairs"))
        .andExpect(shows("choice 1"))
        .andExpect(shows("no suitable mentor has a place left"));
    submit(path + "/locks", "mentee", mentee.toString()).andExpect(redirectedUrl(path));
    var proposal = beans.getBean(CohortMatching.class).current(new CohortId(cohort)).orElseThrow();
    submit(path + "/activation", "proposal", proposal.id().value().toString())
        .andExpect(redirectedUrl(path));
    page(path, LoggedInAs.operator()).andExpect(shows("Active pairs"));
    mvc.perform(get(path).with(LoggedInAs.mentee(UUID.randomUUID())))
        .andExpect(status().isNotFound());
    mvc.perform(post(path + "/match").with(csrf()).with(LoggedInAs.mentee(mentee)))
        .andExpect(status().isForbidden());
  }

  private ResultActions page(String path, RequestPostProcessor caller) throws Exception {
    return mvc.perform(get(path).with(caller)).andExpect(status().isOk());
  }

  private ResultActions rate(UUID booking, RequestPostProcessor caller, String comment)
      throws Exception {
    return mvc.perform(
        post("/recommendations/bookings/{id}/rating", booking)
            .param("stars", "5")
            .param("comment", comment)
            .header("HX-Request", "true")
            .with(csrf())
            .with(caller));
  }

  private ResultActions submit(String path, String name, String value) throws Exception {
    var form = post(path).with(csrf()).with(LoggedInAs.operator());
    return mvc.perform(name == null ? form : form.param(name, value));
  }

  private static ResultMatcher shows(String text) {
    return content().string(containsString(text));
  }
}
