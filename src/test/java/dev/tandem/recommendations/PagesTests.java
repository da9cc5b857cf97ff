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
import dev.tandem.testing.As;
import dev.tandem.testing.ModuleTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@ModuleTest
@AutoConfigureMockMvc
class PagesTests {

  @Autowired MockMvc mvc;
  @Autowired ListableBeanFactory beans;
  @Autowired ReadModel copies;
  @Autowired Learning learning;

  Scene scene;
  UUID mentor;
  UUID mentee;

  @BeforeEach
  void meet() {
    copies.clear();
    scene = new Scene(beans);
    mentor = scene.mentor("Ada <b>Lovelace</b>", "SQL", "de");
    mentee = scene.mentee("SQL", "de");
    learning.refresh();
  }

  @Test
  void homeShowsMentorsWithReasonsAndAWayToBook() throws Exception {
    page("/recommendations/fragments/home", As.mentee(mentee))
        .andExpect(shows("Teaches SQL, one of your goals"))
        .andExpect(shows("/portal/mentors/" + mentor))
        .andExpect(shows("Ada &lt;b&gt;Lovelace"));
    copies.clear();
    page("/recommendations/fragments/home", As.mentee(mentee))
        .andExpect(shows("No mentor has free times for you just now"));
    page("/recommendations/fragments/home", As.operator())
        .andExpect(shows("No cohort is open for matching."));
  }

  @Test
  void aSessionAsksForARatingThenWaitsThenShowsBoth() throws Exception {
    var booking = scene.completed(mentor, mentee);
    var rating = "/recommendations/fragments/bookings/" + booking + "/rating";
    page("/recommendations/fragments/mentors/" + mentor, As.mentee(mentee))
        .andExpect(shows("No ratings yet."));
    page(rating, As.mentee(mentee)).andExpect(shows("How was it?")).andExpect(shows("_csrf"));

    rate(booking, As.mentee(mentee), "Clear <script>")
        .andExpect(status().isOk())
        .andExpect(shows("Thank you for your rating"));
    page(rating, As.mentor(mentor))
        .andExpect(shows("How was it?"))
        .andExpect(content().string(not(containsString("Clear"))));
    page(rating, As.operator()).andExpect(shows("Nothing that both sides can see yet."));

    rate(booking, As.mentor(mentor), "").andExpect(shows("Clear &lt;script&gt;"));
    page(rating, As.mentee(mentee)).andExpect(shows("gave you"));
    page(rating, As.operator()).andExpect(shows("by the mentee"));
    page("/recommendations/fragments/mentors/" + mentor, As.mentee(mentee))
        .andExpect(shows("Clear &lt;script&gt;"))
        .andExpect(shows("1 rating"));
  }

  @Test
  void aSessionThatIsStillToComeCannotBeRatedAndAForeignOneIsNotThere() throws Exception {
    var booking = scene.confirmed(mentor, mentee);
    var rating = "/recommendations/fragments/bookings/" + booking + "/rating";

    page(rating, As.mentee(mentee)).andExpect(shows("once it has taken place"));
    mvc.perform(get(rating).with(As.mentee(UUID.randomUUID()))).andExpect(status().isNotFound());
    mvc.perform(
            post("/recommendations/bookings/{id}/rating", booking)
                .param("stars", "many")
                .with(csrf())
                .with(As.mentee(mentee)))
        .andExpect(status().isBadRequest());
  }

  @Test
  void anOperatorProposesKeepsAndActivatesPairsAndAMenteeChooses() throws Exception {
    var cohort = scene.cohort("Winter");
    scene.enrol(cohort, mentor, Role.MENTOR, 1);
    scene.enrol(cohort, mentee, Role.MENTEE, 1);
    var late = scene.mentee("SQL", "de");
    scene.enrol(cohort, late, Role.MENTEE, 1);
    var path = "/recommendations/cohorts/" + cohort;

    page("/recommendations/fragments/home", As.mentee(mentee)).andExpect(shows(path));
    page(path, As.mentee(mentee)).andExpect(shows("Choice 1"));
    mvc.perform(
            post(path + "/choices")
                .param("mentor", mentor.toString(), "")
                .with(csrf())
                .with(As.mentee(mentee)))
        .andExpect(redirectedUrl(path + "?saved"));
    page(path + "?saved", As.mentee(mentee))
        .andExpect(shows("Your choices are saved."))
        .andExpect(shows("selected"));

    page("/recommendations/fragments/home", As.operator()).andExpect(shows(path));
    page(path, As.operator()).andExpect(shows("No pairs yet"));
    submit(path + "/match", null, null).andExpect(redirectedUrl(path));
    page(path, As.operator())
        .andExpect(shows("Proposed pairs"))
        .andExpect(shows("choice 1"))
        .andExpect(shows("no place left that fits"));
    submit(path + "/locks", "mentee", mentee.toString()).andExpect(redirectedUrl(path));
    var proposal = beans.getBean(CohortMatching.class).current(new CohortId(cohort)).orElseThrow();
    submit(path + "/activation", "proposal", proposal.id().toString())
        .andExpect(redirectedUrl(path));
    page(path, As.operator()).andExpect(shows("Active pairs"));
    mvc.perform(get(path).with(As.mentee(UUID.randomUUID()))).andExpect(status().isNotFound());
    mvc.perform(post(path + "/match").with(csrf()).with(As.mentee(mentee)))
        .andExpect(status().isForbidden());
  }

  private ResultActions page(String path, RequestPostProcessor who) throws Exception {
    return mvc.perform(get(path).with(who)).andExpect(status().isOk());
  }

  private ResultActions rate(UUID booking, RequestPostProcessor who, String comment)
      throws Exception {
    return mvc.perform(
        post("/recommendations/bookings/{id}/rating", booking)
            .param("stars", "5")
            .param("comment", comment)
            .header("HX-Request", "true")
            .with(csrf())
            .with(who));
  }

  private ResultActions submit(String path, String name, String value) throws Exception {
    var form = post(path).with(csrf()).with(As.operator());
    return mvc.perform(name == null ? form : form.param(name, value));
  }

  private static org.springframework.test.web.servlet.ResultMatcher shows(String text) {
    return content().string(containsString(text));
  }
}
