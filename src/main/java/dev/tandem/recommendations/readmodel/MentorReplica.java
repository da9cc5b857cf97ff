package dev.tandem.recommendations.readmodel;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.members.events.MentorListed;
import dev.tandem.members.events.MentorProfileChanged;
import dev.tandem.members.events.MentorUnlisted;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Replicates the profiles of mentors. */
@Component
class MentorReplica {

  private final JdbcClient jdbc;

  MentorReplica(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @ApplicationModuleListener(id = "recommendations.learns-listed-mentors")
  void on(MentorListed event) {
    saveProfile(
        event.meta(),
        event.mentorId(),
        new ReplicatedProfile(
            event.name(),
            event.headline(),
            event.bio(),
            event.skills(),
            event.languages(),
            event.zone(),
            event.capacity()));
    saveListed(event.meta(), event.mentorId(), true);
    jdbc.sql(
            """
            update recommendations.mentor set first_listed_at = least(first_listed_at, :at)
            where mentor_id = :mentor
            """)
        .param("at", event.meta().occurredAt())
        .param("mentor", event.mentorId())
        .update();
  }

  @ApplicationModuleListener(id = "recommendations.learns-changed-profiles")
  void on(MentorProfileChanged event) {
    saveProfile(
        event.meta(),
        event.mentorId(),
        new ReplicatedProfile(
            event.name(),
            event.headline(),
            event.bio(),
            event.skills(),
            event.languages(),
            event.zone(),
            event.capacity()));
  }

  @ApplicationModuleListener(id = "recommendations.forgets-unlisted-mentors")
  void on(MentorUnlisted event) {
    saveListed(event.meta(), event.mentorId(), false);
  }

  private void saveProfile(EventMetadata meta, UUID mentor, ReplicatedProfile profile) {
    jdbc.sql(
            """
            insert into recommendations.mentor as known
              (mentor_id, name, headline, bio, skills, languages, zone, capacity, profile_as_of)
            values (:mentor, :name, :headline, :bio, :skills, :languages, :zone, :capacity, :asOf)
            on conflict (mentor_id) do update set
              name = excluded.name, headline = excluded.headline, bio = excluded.bio,
              skills = excluded.skills, languages = excluded.languages, zone = excluded.zone,
              capacity = excluded.capacity, profile_as_of = excluded.profile_as_of
            where known.profile_as_of < excluded.profile_as_of
            """)
        .param("mentor", mentor)
        .param("name", profile.name())
        .param("headline", profile.headline())
        .param("bio", profile.bio())
        .param("skills", profile.skills().toArray(String[]::new))
        .param("languages", profile.languages().toArray(String[]::new))
        .param("zone", profile.zone())
        .param("capacity", profile.capacity())
        .param("asOf", EventVersion.of(meta))
        .update();
  }

  private void saveListed(EventMetadata meta, UUID mentor, boolean listed) {
    jdbc.sql(
            """
            insert into recommendations.mentor as known (mentor_id, listed, listed_as_of)
            values (:mentor, :listed, :asOf)
            on conflict (mentor_id) do update set
              listed = excluded.listed, listed_as_of = excluded.listed_as_of
            where known.listed_as_of < excluded.listed_as_of
            """)
        .param("mentor", mentor)
        .param("listed", listed)
        .param("asOf", EventVersion.of(meta))
        .update();
  }

  private record ReplicatedProfile(
      String name,
      String headline,
      String bio,
      List<String> skills,
      List<String> languages,
      String zone,
      int capacity) {}
}
