package dev.tandem.recommendations.readmodel;

import dev.tandem.access.identity.Role;
import dev.tandem.members.events.MemberJoined;
import dev.tandem.members.events.MenteeGoalsChanged;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Replicates mentees and their goals. */
@Component
class MenteeReplica {

  private final JdbcClient jdbc;

  MenteeReplica(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @ApplicationModuleListener(id = "recommendations.learns-mentees")
  void on(MemberJoined event) {
    if (event.role() != Role.MENTEE) {
      return;
    }
    jdbc.sql(
            """
            insert into recommendations.mentee (mentee_id) values (:mentee) on conflict do nothing
            """)
        .param("mentee", event.memberId())
        .update();
  }

  @ApplicationModuleListener(id = "recommendations.learns-goals")
  void on(MenteeGoalsChanged event) {
    jdbc.sql(
            """
            insert into recommendations.mentee as known
              (mentee_id, topics, languages, zone, goals_as_of)
            values (:mentee, :topics, :languages, :zone, :asOf)
            on conflict (mentee_id) do update set
              topics = excluded.topics, languages = excluded.languages, zone = excluded.zone,
              goals_as_of = excluded.goals_as_of
            where known.goals_as_of < excluded.goals_as_of
            """)
        .param("mentee", event.menteeId())
        .param("topics", event.topics().toArray(String[]::new))
        .param("languages", event.languages().toArray(String[]::new))
        .param("zone", event.zone())
        .param("asOf", EventVersion.of(event.meta()))
        .update();
  }
}
