package dev.tandem.recommendations.readmodel;

import dev.tandem.eventing.publishing.FromTheStart;
import dev.tandem.preferences.events.PreferencesChanged;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Replicates who is to be shown the profile of a member. */
@Component
class ProfileVisibilityReplica {

  private final JdbcClient jdbc;

  ProfileVisibilityReplica(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @FromTheStart
  @ApplicationModuleListener(id = "recommendations.learns-preferences")
  void on(PreferencesChanged event) {
    jdbc.sql(
            """
            insert into recommendations.profile_visibility as known (member_id, visible_to, as_of)
            values (:member, :visibleTo, :asOf)
            on conflict (member_id) do update set
              visible_to = excluded.visible_to, as_of = excluded.as_of
            where known.as_of < excluded.as_of
            """)
        .param("member", event.memberId())
        .param("visibleTo", event.settings().profileVisibility())
        .param("asOf", EventVersion.of(event.meta()))
        .update();
  }
}
