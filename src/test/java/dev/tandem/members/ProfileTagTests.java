package dev.tandem.members;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.tandem.members.person.PeopleFixture;
import dev.tandem.testing.LoggedInAs;
import dev.tandem.testing.ModuleTest;
import dev.tandem.testing.RecordedStatements;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Whoever has a profile is told by one query that it is still right. */
@ModuleTest
class ProfileTagTests {

  private static final String MENTORS = "/api/members/mentors/";
  private static final String MENTEES = "/api/members/mentees/";
  private static final String ME = "/api/members/me";

  @Autowired RecordedStatements statements;
  @Autowired BeanFactory beans;
  @Autowired JdbcClient jdbc;
  @Autowired MockMvc mvc;

  private UUID mentor;
  private UUID mentee;

  @BeforeEach
  void create() {
    var people = new PeopleFixture(beans);
    mentor = people.mentor().value();
    mentee = people.mentee("Mia").value();
  }

  @Test
  void whatTheReaderHasIsConfirmedByOneQueryAndNotWritten() throws Exception {
    assertConfirmedByOneQuery(MENTORS + mentor, LoggedInAs.mentor(mentor));
    assertConfirmedByOneQuery(MENTORS + mentor, LoggedInAs.mentee(mentee));
    assertConfirmedByOneQuery(MENTEES + mentee, LoggedInAs.mentee(mentee));
    assertConfirmedByOneQuery(MENTEES + mentee, LoggedInAs.operator());
    assertConfirmedByOneQuery(ME, LoggedInAs.mentee(mentee));
  }

  @Test
  void whoeverChangesAProfileReadsTheChange() throws Exception {
    var self = LoggedInAs.mentee(mentee);
    var profile = tagOf(MENTEES + mentee, self);
    var name = tagOf(ME, self);
    mvc.perform(
            put(MENTEES + mentee)
                .with(self)
                .contentType(MediaType.APPLICATION_JSON)
                .content(
                    """
                    {"name": "Mina", "goals": "", "topics": ["Java"], "languages": ["en"],
                     "zone": "Asia/Tokyo"}
                    """))
        .andExpect(status().isOk());

    assertThat(read(MENTEES + mentee, self, profile).getContentAsString()).contains("Mina");
    assertThat(read(ME, self, name).getContentAsString()).contains("Mina");
  }

  @Test
  void aMentorWhoLeavesTheListIsNotConfirmedToOthers() throws Exception {
    var known = tagOf(MENTORS + mentor, LoggedInAs.mentee(mentee));
    mvc.perform(post(MENTORS + mentor + "/unlisting").with(LoggedInAs.mentor(mentor)))
        .andExpect(status().isOk());

    var hidden = read(MENTORS + mentor, LoggedInAs.mentee(mentee), known);
    assertThat(hidden.getStatus()).isEqualTo(404);
    assertThat(hidden.getHeader("ETag")).isNull();
    assertThat(hidden.getHeader("Cache-Control")).contains("no-store");
    assertThat(read(MENTORS + mentor, LoggedInAs.mentor(mentor), known).getStatus()).isEqualTo(200);
  }

  @Test
  void whoKnowsTheTagOfAnotherLearnsNothing() throws Exception {
    var known = tagOf(MENTEES + mentee, LoggedInAs.mentee(mentee));

    var stranger = LoggedInAs.mentee(UUID.randomUUID());
    for (var tag : new String[] {known, "*"}) {
      assertThat(read(MENTEES + mentee, stranger, tag).getStatus()).isEqualTo(404);
    }
    assertThat(tagOf(ME, stranger)).isNotEqualTo(tagOf(ME, LoggedInAs.mentee(mentee)));
  }

  /** Also if the version is the same, as after a database was restored. */
  @Test
  void anotherContentOfTheSameVersionHasAnotherTag() throws Exception {
    var reader = LoggedInAs.mentee(mentee);
    var known = tagOf(MENTORS + mentor, reader);

    jdbc.sql("update members.mentor set capacity = capacity + 1 where id = ?")
        .param(mentor)
        .update();

    assertThat(read(MENTORS + mentor, reader, known).getStatus()).isEqualTo(200);
  }

  private void assertConfirmedByOneQuery(String path, RequestPostProcessor caller)
      throws Exception {
    var known = tagOf(path, caller);

    var run =
        statements.of(() -> {
          var answer = read(path, caller, known);
          assertThat(answer.getStatus()).as(path).isEqualTo(304);
          assertThat(answer.getContentAsByteArray()).isEmpty();
          assertThat(answer.getHeader("ETag")).isEqualTo(known);
          assertThat(answer.getHeader("Cache-Control")).isEqualTo("private, no-cache");
        });

    assertThat(run).filteredOn(sql -> !sql.startsWith("set role")).as(path).hasSize(1);
  }

  private String tagOf(String path, RequestPostProcessor caller) throws Exception {
    var answer = read(path, caller, "\"other\"");
    assertThat(answer.getStatus()).isEqualTo(200);
    assertThat(answer.getHeader("Cache-Control")).isEqualTo("private, no-cache");
    assertThat(answer.getHeader("ETag")).matches("\"[0-9a-f]{64}\"");
    return String.valueOf(answer.getHeader("ETag"));
  }

  private MockHttpServletResponse read(String path, RequestPostProcessor caller, String known)
      throws Exception {
    return mvc.perform(get(path).with(caller).header("If-None-Match", known))
        .andReturn()
        .getResponse();
  }
}
