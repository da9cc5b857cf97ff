package dev.tandem.members.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import dev.tandem.access.identity.Role;
import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.preferences.events.DecidedSettings;
import dev.tandem.preferences.events.PreferencesChanged;
import dev.tandem.testing.Deliveries;
import dev.tandem.testing.LoggedInAs;
import dev.tandem.testing.ModuleTest;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.support.TransactionTemplate;

/** A mentor decides who finds them. */
@ModuleTest
@AutoConfigureMockMvc
class ProfileVisibilityTests {

  @Autowired MockMvc mvc;
  @Autowired ApplicationEventPublisher publisher;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient jdbc;
  @Autowired Clock clock;

  @Test
  void aProfileForCohortsIsFoundByMembersOfAnOpenCohortTheMentorAndOperatorsOnly()
      throws Exception {
    var skill = "skill-" + UUID.randomUUID().toString().substring(0, 8);
    var mentor = mentor(skill);
    var stranger = LoggedInAs.mentee(UUID.randomUUID());
    var fellow = UUID.randomUUID();
    var cohort = cohort(mentor, fellow);
    assertThat(sees(stranger, skill, mentor)).isTrue();

    choose(mentor, 1, "cohorts");

    assertThat(sees(stranger, skill, mentor)).isFalse();
    assertThat(sees(LoggedInAs.mentee(fellow), skill, mentor)).isTrue();
    assertThat(sees(LoggedInAs.mentor(mentor), skill, mentor)).isTrue();
    assertThat(sees(LoggedInAs.operator(), skill, mentor)).isTrue();
    mvc.perform(get("/members/fragments/name/" + mentor).with(stranger)).andExpect(status().isOk());

    jdbc.sql("update members.cohort set closed_at = now() where id = ?").param(cohort).update();
    assertThat(sees(LoggedInAs.mentee(fellow), skill, mentor)).isFalse();

    choose(mentor, 3, "everyone");
    choose(mentor, 2, "cohorts");
    assertThat(sees(stranger, skill, mentor)).isTrue();
  }

  /** Whether the search finds the mentor, and the profile can be opened: always the same. */
  private boolean sees(RequestPostProcessor viewer, String skill, UUID mentor) throws Exception {
    var search =
        mvc.perform(get("/api/members/mentors").param("skill", skill).with(viewer))
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsString();
    boolean found = search.contains(mentor.toString());
    assertThat(JsonPath.<Integer>read(search, "$.total")).isEqualTo(found ? 1 : 0);
    var page =
        mvc.perform(get("/members/fragments/mentors").param("skill", skill).with(viewer))
            .andReturn()
            .getResponse()
            .getContentAsString();
    assertThat(page.contains(mentor.toString())).isEqualTo(found);
    for (var path : List.of("/api/members/mentors/", "/members/fragments/mentors/")) {
      mvc.perform(get(path + mentor).with(viewer)).andExpect(status().is(found ? 200 : 404));
    }
    return found;
  }

  private UUID mentor(String skill) throws Exception {
    var body =
        """
        {"name": "Amara Okafor", "headline": "Calm releases", "bio": "Twenty years of Java.",
         "skills": ["%s"], "languages": ["en"], "zone": "UTC", "capacity": 5}
        """
            .formatted(skill);
    var response =
        mvc.perform(
                post("/api/members/mentors")
                    .contentType(MediaType.APPLICATION_JSON)
                    .content(body)
                    .with(LoggedInAs.operator()))
            .andExpect(status().isCreated())
            .andReturn()
            .getResponse()
            .getContentAsString();
    return UUID.fromString(JsonPath.read(response, "$.id"));
  }

  private UUID cohort(UUID mentor, UUID mentee) {
    var cohort = UUID.randomUUID();
    jdbc.sql(
            """
            insert into members.cohort (id, name, topics, starts_on, ends_on, capacity, version)
            values (?, 'Winter', '{}', current_date, current_date + 90, 10, 1)
            """)
        .param(cohort)
        .update();
    jdbc.sql(
            """
            insert into members.member (id, role, name, languages, zone, joined_at, version)
            values (?, 'MENTEE', 'Mia', '{en}', 'UTC', now(), 1)
            """)
        .param(mentee)
        .update();
    enrol(cohort, mentor, Role.MENTOR);
    enrol(cohort, mentee, Role.MENTEE);
    return cohort;
  }

  private void enrol(UUID cohort, UUID member, Role role) {
    jdbc.sql(
            """
            insert into members.enrolment (cohort_id, member_id, role, capacity, enrolled_at)
            values (?, ?, ?, 1, now())
            """)
        .params(cohort, member, role.name())
        .update();
  }

  private void choose(UUID member, long version, String visibility) {
    var event =
        new PreferencesChanged(
            EventMetadata.about(member, version, clock.instant()),
            member,
            List.of(),
            new DecidedSettings("UTC", "en", "24h", "monday", List.of(), visibility, "full", true));
    transaction.executeWithoutResult(_ -> publisher.publishEvent(event));
    Deliveries.awaitAll(jdbc);
  }
}
