package dev.tandem.recommendations.readmodel;

import dev.tandem.eventing.publishing.EventMetadata;
import java.time.Instant;
import java.util.UUID;
import org.jmolecules.ddd.annotation.Repository;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stores what events say about mentors; an event that comes late changes nothing. */
@Repository
class ReplicatedMentors {

  private final JdbcClient jdbc;

  ReplicatedMentors(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void saveProfile(EventMetadata meta, UUID mentor, ReplicatedProfile profile) {
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

  void saveListed(EventMetadata meta, UUID mentor, boolean listed) {
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

  void saveFirstListing(UUID mentor, Instant at) {
    jdbc.sql(
            """
            update recommendations.mentor set first_listed_at = least(first_listed_at, :at)
            where mentor_id = :mentor
            """)
        .param("at", at)
        .param("mentor", mentor)
        .update();
  }
}
