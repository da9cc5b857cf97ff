package dev.tandem.notifications.readmodel;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.FromTheStart;
import dev.tandem.members.events.MemberJoined;
import dev.tandem.members.events.MenteeGoalsChanged;
import dev.tandem.members.events.MentorListed;
import dev.tandem.members.events.MentorProfileChanged;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Learns who members are: their role, their zone, and the names that mentors publish. */
@Component
class PersonListener {

  private final JdbcClient jdbc;

  PersonListener(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @FromTheStart
  @ApplicationModuleListener(id = "notifications.learns-members")
  void on(MemberJoined event) {
    jdbc.sql(
            """
            insert into notifications.person (member_id, role) values (?, ?)
            on conflict (member_id) do update set role = excluded.role
            """)
        .params(event.memberId(), event.role())
        .update();
  }

  @FromTheStart
  @ApplicationModuleListener(id = "notifications.learns-listed-mentors")
  void on(MentorListed event) {
    save(event.mentorId(), event.name(), event.zone(), event.meta());
  }

  @FromTheStart
  @ApplicationModuleListener(id = "notifications.learns-changed-profiles")
  void on(MentorProfileChanged event) {
    save(event.mentorId(), event.name(), event.zone(), event.meta());
  }

  @FromTheStart
  @ApplicationModuleListener(id = "notifications.learns-zones-of-mentees")
  void on(MenteeGoalsChanged event) {
    save(event.menteeId(), "", event.zone(), event.meta());
  }

  private void save(UUID member, String mentorName, String zone, EventMetadata meta) {
    jdbc.sql(
            """
            insert into notifications.person as known (member_id, mentor_name, zone, as_of)
            values (:member, :name, :zone, :asOf)
            on conflict (member_id) do update set
              mentor_name = excluded.mentor_name, zone = excluded.zone, as_of = excluded.as_of
            where known.as_of < excluded.as_of
            """)
        .param("member", member)
        .param("name", mentorName)
        .param("zone", zone)
        .param("asOf", AsOf.version(meta))
        .update();
  }
}
