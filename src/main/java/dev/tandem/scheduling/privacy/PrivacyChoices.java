package dev.tandem.scheduling.privacy;

import dev.tandem.kernel.persistence.Rows;
import dev.tandem.preferences.events.DecidedSettings;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The newest choices of each member; without one, everything is shown. */
@Repository
public class PrivacyChoices {

  /** Whether only members of their cohorts find {@code :mentor}. */
  public static final String HIDDEN =
      """
      exists (select from scheduling.privacy_choice
        where member_id = :mentor and profile_visibility <> 'everyone')
      """;

  private static final String EVERYONE = "everyone";
  private static final String BUSY_ONLY = "busy";

  private final JdbcClient jdbc;

  PrivacyChoices(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @param version of the event; an older one changes nothing
   */
  void save(UUID member, DecidedSettings settings, long version) {
    jdbc.sql(
            """
            insert into scheduling.privacy_choice as known
              (member_id, calendar_content, profile_visibility, version)
            values (:member, :calendar, :profile, :version)
            on conflict (member_id) do update set
              calendar_content = excluded.calendar_content,
              profile_visibility = excluded.profile_visibility, version = excluded.version
            where known.version < excluded.version
            """)
        .param("member", member)
        .param("calendar", settings.calendarContent())
        .param("profile", settings.profileVisibility())
        .param("version", version)
        .update();
  }

  /** Whether the member's calendar feed shows only that the member is busy. */
  public boolean showsOnlyBusyTimes(UUID member) {
    return jdbc.sql(
            """
            select exists (select from scheduling.privacy_choice
              where member_id = ? and calendar_content = ?)
            """)
        .params(member, BUSY_ONLY)
        .query(Boolean.class)
        .single();
  }

  /** Those of the members whom only members of their cohorts find. */
  public Set<UUID> foundByCohortsOnly(Collection<UUID> members) {
    return jdbc.sql(
            """
            select member_id from scheduling.privacy_choice
            where member_id = any(?) and profile_visibility <> ?
            """)
        .params(members.toArray(UUID[]::new), EVERYONE)
        .query(Rows.of(UUID.class))
        .set();
  }
}
