package dev.tandem.members.person;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.preferences.events.ErasureRequested;
import dev.tandem.testing.Deliveries;
import dev.tandem.testing.ModuleTest;
import dev.tandem.testing.RowsOfOthers;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
class MembersErasureTests {

  @Autowired ApplicationEventPublisher publisher;
  @Autowired BeanFactory beans;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;

  @Test
  void ofAMentorTheNameAndTheProfileGoAndTheOthersStay() {
    var people = new PeopleFixture(beans);
    var mentor = people.mentor().value();
    people.mentor();
    people.mentee("Somebody else");
    jdbc.sql("update members.mentor set bio = 'canary' where id = ?").param(mentor).update();
    var others = RowsOfOthers.read(jdbc, "members", mentor);

    erase(mentor);

    assertThat(RowsOfOthers.read(jdbc, "members", mentor)).isEqualTo(others);
    assertThat(row("mentor", mentor)).isEmpty();
    assertThat(row("member", mentor))
        .containsEntry("name", "Former member")
        .containsEntry("zone", "UTC");
    assertThat(
            jdbc.sql(
                    """
                    select payload from eventing.event_log
                    where name = 'members.mentor-unlisted' and key = ?
                    """)
                .param(mentor)
                .query(String.class)
                .single())
        .contains("\"left\"");
  }

  @Test
  void ofAMenteeTheGoalsGo() {
    var mentee = new PeopleFixture(beans).mentee("Canary").value();

    erase(mentee);

    assertThat(row("mentee", mentee)).isEmpty();
    assertThat(row("member", mentee)).containsEntry("name", "Former member");
  }

  @Test
  void anApplicationGoesWithItsQuestionsAndAnswers() {
    var applicant = UUID.randomUUID();
    jdbc.sql(
            """
            insert into members.mentor_application (id, version, state, name, headline, bio, skills,
              languages, zone, capacity, submitted_at)
            values (?, 1, 'ASKED', 'Canary', '', '', '{}', '{}', 'UTC', 1, now())
            """)
        .param(applicant)
        .update();
    jdbc.sql(
            """
            insert into members.application_message
              (id, application_id, author_id, kind, question, text, written_at)
            values (gen_random_uuid(), :who, :who, 'ANSWER', 'Why?', 'canary', now())
            """)
        .param("who", applicant)
        .update();

    erase(applicant);
    erase(applicant);

    assertThat(row("mentor_application", applicant)).isEmpty();
    assertThat(
            jdbc.sql("select count(*) from members.application_message where application_id = ?")
                .param(applicant)
                .query(Integer.class)
                .single())
        .isZero();
  }

  private void erase(UUID member) {
    var id = UUID.randomUUID();
    var event = new ErasureRequested(EventMetadata.about(id, 3, Instant.now()), id, member);
    transaction.executeWithoutResult(_ -> publisher.publishEvent(event));
    Deliveries.awaitAll(jdbc);
  }

  private Map<String, Object> row(String table, UUID id) {
    return jdbc
        .sql("select * from members.%s where id = ?".formatted(table))
        .param(id)
        .query()
        .listOfRows()
        .stream()
        .findFirst()
        .orElse(Map.of());
  }
}
