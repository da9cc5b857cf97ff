package dev.tandem.recommendations.favourite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.tandem.recommendations.model.ModelTrainer;
import dev.tandem.recommendations.readmodel.ReplicaFixture;
import dev.tandem.testing.LoggedInAs;
import dev.tandem.testing.ModuleTest;
import dev.tandem.testing.PageStates;
import dev.tandem.testing.RecordedStatements;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@ModuleTest
class FavouritePagesTests {

  private static final String HOME = "/recommendations/fragments/known-mentors";
  private static final String FIND = "/recommendations/mentors";

  @Autowired MockMvc mvc;
  @Autowired ListableBeanFactory beans;
  @Autowired JdbcClient jdbc;
  @Autowired ModelTrainer trainer;
  @Autowired RecordedStatements statements;

  ReplicaFixture fixture;
  UUID ada;
  UUID bob;
  UUID mentee;

  @BeforeEach
  void setUp() {
    fixture = new ReplicaFixture(beans);
    fixture.clear();
    jdbc.sql("delete from recommendations.favourite").update();
    ada = fixture.bookableMentor("Ada <b>", "SQL", "de");
    bob = fixture.bookableMentor("Bob", "SQL", "de");
    mentee = fixture.mentee("SQL", "de");
    trainer.retrain();
  }

  @Test
  void everyCardAndTheMentorsPageHaveAButtonThatTellsWhetherItIsPressed() throws Exception {
    for (var path :
        new String[] {
          FIND,
          FIND + "/" + ada,
          "/recommendations/fragments/home",
          "/recommendations/fragments/facts?mentor=" + ada,
          "/recommendations/fragments/mentors/" + ada + "/favourite"
        }) {
      remove(ada);
      assertThat(page(path)).as(path).contains(button(ada, false), ": Ada &lt;b&gt;");
      keep(ada);
      assertThat(page(path)).as(path).contains(button(ada, true));
    }
  }

  @Test
  void whoeverKeepsNoFavouritesSeesNoButton() throws Exception {
    for (var reader : new RequestPostProcessor[] {LoggedInAs.operator(), LoggedInAs.mentor(ada)}) {
      for (var path :
          new String[] {
            FIND,
            FIND + "/" + ada,
            "/recommendations/fragments/facts?mentor=" + ada,
            "/recommendations/fragments/mentors/" + ada + "/favourite",
            HOME
          }) {
        assertThat(page(path, reader)).as(path).doesNotContain("aria-pressed", "favourites");
      }
    }
  }

  @Test
  void theButtonWorksWithoutScriptsAndLeadsBackToWhereItWas() throws Exception {
    var page = page(FIND + "?q=ada&sort=price");
    assertThat(page).contains("name=\"query\" value=\"q=ada&amp;sort=price\"");

    choose(ada, "true", "q=ada&sort=price")
        .andExpect(redirectedUrl(FIND + "?q=ada&sort=price#favourite-" + ada));
    choose(ada, "false", "").andExpect(redirectedUrl(FIND + "?#favourite-" + ada));
    choose(ada, "true", null).andExpect(redirectedUrl(FIND + "/" + ada));
    for (var query : new String[] {"{x}", "a\r\nb: c", "\\evil"}) {
      choose(ada, "true", query).andExpect(redirectedUrl(FIND + "/" + ada));
    }
  }

  @Test
  void withScriptsTheButtonAnswersByItself() throws Exception {
    mvc.perform(
            post("/recommendations/favourites/{id}", ada)
                .param("kept", "true")
                .header("HX-Request", "true")
                .with(csrf())
                .with(LoggedInAs.mentee(mentee)))
        .andExpect(status().isOk())
        .andExpect(header().string("HX-Trigger", "favourites-changed"))
        .andExpect(result ->
            assertThat(result.getResponse().getContentAsString()).contains(button(ada, true)));
  }

  @Test
  void theFindPageShowsOnlyFavouritesIfTheAddressSaysSo() throws Exception {
    keep(bob);

    assertThat(PageStates.textOf(page(FIND + "?favourites=true")))
        .contains("1 mentor", "Bob", "your favourites ×, remove this filter")
        .doesNotContain("Ada");
    assertThat(page(FIND + "?favourites=true&q=ada")).contains("Among all mentors there is 1");
    assertThat(page(FIND + "?favourites=true"))
        .containsPattern("name=\"favourites\" value=\"true\" checked");
  }

  @Test
  void homeShowsTheFavouritesOnlyIfThereAreAny() throws Exception {
    assertThat(PageStates.textOf(page(HOME))).isBlank();
    keep(ada);
    keep(bob);

    assertThat(PageStates.textOf(page(HOME)))
        .containsSubsequence("Your favourites", "Bob", "free tomorrow", "View times, Bob", "Ada")
        .doesNotContain("Book again", "Mentors you met");
    assertThat(page(HOME)).contains("/recommendations/mentors?favourites=true");
    fixture.chooseVisibility(bob, 2, "cohorts");
    assertThat(page(HOME)).doesNotContain("Bob");
  }

  @Test
  void homeOffersToBookAgainWhomTheMenteeMet() throws Exception {
    fixture.completedSession(ada, mentee);
    fixture.confirmedBooking(bob, mentee);

    assertThat(PageStates.textOf(page(HOME)))
        .containsSubsequence("Mentors you met", "Ada", "free tomorrow", "Book again, Ada")
        .doesNotContain("Your favourites", "Bob");
    assertThat(page(HOME)).contains("/portal/mentors/" + ada);
    keep(ada);
    assertThat(PageStates.textOf(page(HOME)))
        .containsSubsequence("Your favourites", "Ada", "Book again, Ada")
        .doesNotContain("Mentors you met");
  }

  @Test
  void moreFavouritesCostNoMoreStatements() throws Exception {
    keep(ada);
    fixture.completedSession(bob, mentee);
    page(HOME);
    int home = statements.of(() -> page(HOME)).size();
    int find = statements.of(() -> page(FIND)).size();
    for (int i = 0; i < 8; i++) {
      var mentor = fixture.bookableMentor("Ola", "SQL", "de");
      keep(mentor);
      fixture.completedSession(fixture.bookableMentor("Met", "SQL", "de"), mentee);
    }
    page(HOME);

    assertThat(statements.of(() -> page(HOME))).hasSize(home).hasSizeLessThan(8);
    assertThat(statements.of(() -> page(FIND))).hasSize(find);
  }

  private void keep(UUID mentor) throws Exception {
    choose(mentor, "true", null).andExpect(status().isFound());
  }

  private void remove(UUID mentor) throws Exception {
    choose(mentor, "false", null).andExpect(status().isFound());
  }

  private ResultActions choose(UUID mentor, String kept, String query) throws Exception {
    var form = post("/recommendations/favourites/{id}", mentor).param("kept", kept);
    return mvc.perform(
        (query == null ? form : form.param("query", query))
            .with(csrf())
            .with(LoggedInAs.mentee(mentee)));
  }

  private static String button(UUID mentor, boolean pressed) {
    return "id=\"favourite-%s\" aria-pressed=\"%s\"".formatted(mentor, pressed);
  }

  private String page(String path) throws Exception {
    return page(path, LoggedInAs.mentee(mentee));
  }

  private String page(String path, RequestPostProcessor reader) throws Exception {
    var response = mvc.perform(get(URI.create(path)).with(reader)).andReturn().getResponse();
    assertThat(response.getStatus()).isEqualTo(200);
    return response.getContentAsString();
  }
}
