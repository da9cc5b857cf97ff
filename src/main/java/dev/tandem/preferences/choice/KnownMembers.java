package dev.tandem.preferences.choice;

import dev.tandem.kernel.persistence.Rows;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The members that this module knows, each with the version of the last snapshot. */
@Repository
public class KnownMembers {

  private final JdbcClient jdbc;

  KnownMembers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A member as this module knows them.
   *
   * @param version 0 until the first snapshot
   * @param profileZone null if the member's profile names none
   */
  public record KnownMember(UUID memberId, long version, @Nullable String profileZone) {}

  /**
   * Locks the member until the transaction ends; adds one who is not known yet. Empty if the member
   * was erased, whom the table does not take again.
   */
  Optional<KnownMember> lock(UUID member) {
    jdbc.sql("insert into preferences.member (member_id) values (?) on conflict do nothing")
        .param(member)
        .update();
    return jdbc.sql(
            """
            select member_id, version, profile_zone from preferences.member
            where member_id = ? for update
            """)
        .param(member)
        .query(Rows.of(KnownMember.class))
        .optional();
  }

  void saveVersion(UUID member, long version) {
    jdbc.sql("update preferences.member set version = ? where member_id = ?")
        .params(version, member)
        .update();
  }

  public Optional<KnownMember> find(UUID member) {
    return jdbc.sql(
            "select member_id, version, profile_zone from preferences.member where member_id = ?")
        .param(member)
        .query(Rows.of(KnownMember.class))
        .optional();
  }

  /**
   * @param version of the member whose zone this is
   */
  void saveProfileZone(UUID member, String zone, long version) {
    jdbc.sql(
            """
            update preferences.member set profile_zone = :zone, profile_version = :version
            where member_id = :member and profile_version < :version
            """)
        .param("zone", zone)
        .param("version", version)
        .param("member", member)
        .update();
  }
}
