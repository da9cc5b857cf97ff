package dev.tandem.recommendations.favourite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.tandem.access.identity.Role;
import dev.tandem.recommendations.MenteeId;
import dev.tandem.recommendations.MentorId;
import dev.tandem.recommendations.readmodel.ReplicaFixture;
import dev.tandem.testing.LoggedInAs;
import dev.tandem.testing.ModuleTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@ModuleTest
class FavouriteApiTests {

  private static final String PATH = "/api/recommendations/favourites";

  @Autowired MockMvc mvc;
  @Autowired ListableBeanFactory beans;
  @Autowired JdbcClient jdbc;
  @Autowired FavouriteList list;

  ReplicaFixture fixture;
  UUID ada;
  UUID bob;
  UUID mentee;

  @BeforeEach
  void setUp() {
    fixture = new ReplicaFixture(beans);
    fixture.clear();
    jdbc.sql("delete from recommendations.favourite").update();
    ada = fixture.bookableMentor("Ada", "SQL", "de");
    bob = fixture.bookableMentor("Bob", "SQL", "de");
    mentee = fixture.mentee("SQL", "de");
  }

  @Test
  void aMenteeKeepsMentorsAndSeesTheLatestFirst() throws Exception {
    keep(ada).andExpect(status().isNoContent());
    keep(bob).andExpect(status().isNoContent());

    favourites(LoggedInAs.mentee(mentee))
        .andExpect(jsonPath("$.items[*].name", contains("Bob", "Ada")))
        .andExpect(jsonPath("$.items[0].mentorId").value(bob.toString()))
        .andExpect(jsonPath("$.total").value(2));
    favourites(LoggedInAs.mentee(UUID.randomUUID())).andExpect(jsonPath("$.total").value(0));
  }

  @Test
  void keepingAndRemovingMayBeRepeated() throws Exception {
    keep(ada);
    keep(bob);
    keep(ada).andExpect(status().isNoContent());
    favourites(LoggedInAs.mentee(mentee))
        .andExpect(jsonPath("$.items[*].name", contains("Bob", "Ada")));

    remove(ada).andExpect(status().isNoContent());
    remove(ada).andExpect(status().isNoContent());
    favourites(LoggedInAs.mentee(mentee)).andExpect(jsonPath("$.items[*].name", contains("Bob")));
  }

  @Test
  void whoeverDoesNotSeeAMentorCannotKeepThem() throws Exception {
    var hidden = fixture.bookableMentor("Eve", "SQL", "de");
    fixture.chooseVisibility(hidden, 2, "cohorts");

    keep(hidden).andExpect(status().isNotFound());
    keep(UUID.randomUUID()).andExpect(status().isNotFound());
    remove(hidden).andExpect(status().isNoContent());
  }

  @Test
  void onlyMenteesHaveFavourites() throws Exception {
    for (var other : List.of(LoggedInAs.mentor(UUID.randomUUID()), LoggedInAs.operator())) {
      favourites(other).andExpect(status().isForbidden());
      send(put(PATH + "/" + ada), other).andExpect(status().isForbidden());
      send(delete(PATH + "/" + ada), other).andExpect(status().isForbidden());
    }
  }

  @Test
  void aMentorWhoIsNotSeenAnyMoreLeavesTheListAndComesBackWithTheOffer() throws Exception {
    keep(ada);
    fixture.chooseVisibility(ada, 2, "cohorts");
    favourites(LoggedInAs.mentee(mentee)).andExpect(jsonPath("$.total").value(0));

    var cohort = fixture.cohort("Winter");
    fixture.enrol(cohort, ada, Role.MENTOR, 1);
    fixture.enrol(cohort, mentee, Role.MENTEE, 1);
    favourites(LoggedInAs.mentee(mentee)).andExpect(jsonPath("$.items[*].name", contains("Ada")));
  }

  @Test
  void aHundredCanBeKeptAndOneMoreIsRefusedWithASentence() throws Exception {
    fillUpTo(FavouriteList.MAX_FAVOURITES);

    keep(ada)
        .andExpect(status().isUnprocessableContent())
        .andExpect(jsonPath("$.detail", containsString("You can keep 100 favourites.")));
    keep(kept().getFirst().value()).andExpect(status().isNoContent());
  }

  @Test
  void thoseWhomTheMenteeDoesNotSeeAnyMoreTakeNoPlace() throws Exception {
    fillUpTo(FavouriteList.MAX_FAVOURITES);
    jdbc.sql("update recommendations.mentor set listed = false where name = 'Number 7'").update();

    keep(ada).andExpect(status().isNoContent());
    assertThat(kept()).hasSize(FavouriteList.MAX_FAVOURITES).contains(new MentorId(ada));

    jdbc.sql(
            """
            delete from recommendations.offering where mentor_id =
              (select mentor_id from recommendations.mentor where name = 'Number 8')
            """)
        .update();
    var another = fixture.bookableMentor("Another", "SQL", "de");
    keep(another).andExpect(status().isNoContent());
    assertThat(kept()).hasSize(FavouriteList.MAX_FAVOURITES).contains(new MentorId(another));
  }

  @Test
  void twoRequestsAtOnceDoNotKeepMoreThanThereIsPlaceFor() throws Exception {
    fillUpTo(FavouriteList.MAX_FAVOURITES - 1);
    var id = new MenteeId(mentee);
    var more = new ArrayList<Callable<Boolean>>();
    for (int i = 0; i < 8; i++) {
      var mentor = new MentorId(fixture.bookableMentor("Late", "SQL", "de"));
      more.add(() -> {
        list.add(id, mentor, _ -> true);
        return true;
      });
    }
    try (var threads = Executors.newFixedThreadPool(8)) {
      threads.invokeAll(more);
    }

    assertThat(kept()).hasSize(FavouriteList.MAX_FAVOURITES);
  }

  private void fillUpTo(int count) {
    for (int i = 0; i < count; i++) {
      var mentor = fixture.bookableMentor("Number " + i, "SQL", "de");
      list.add(new MenteeId(mentee), new MentorId(mentor), _ -> true);
    }
  }

  private List<MentorId> kept() {
    return list.of(new MenteeId(mentee)).stream().map(it -> it.id().mentor()).toList();
  }

  private ResultActions keep(UUID mentor) throws Exception {
    return send(put(PATH + "/" + mentor), LoggedInAs.mentee(mentee));
  }

  private ResultActions remove(UUID mentor) throws Exception {
    return send(delete(PATH + "/" + mentor), LoggedInAs.mentee(mentee));
  }

  private ResultActions favourites(RequestPostProcessor caller) throws Exception {
    return send(get(PATH), caller);
  }

  private ResultActions send(MockHttpServletRequestBuilder request, RequestPostProcessor caller)
      throws Exception {
    return mvc.perform(request.with(caller).with(SecurityMockMvcRequestPostProcessors.csrf()));
  }
}
