package dev.tandem.members;

import dev.tandem.access.identity.Role;
import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import dev.tandem.kernel.web.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The row that every member has, whatever their role. */
@Component
class Members {

  record Member(UUID id, Role role, String name, String zone, Instant joinedAt) {}

  private final JdbcClient jdbc;

  Members(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Member> find(MemberId id) {
    return jdbc.sql("select id, role, name, zone, joined_at from members.member where id = ?")
        .param(id.value())
        .query(Members::toMember)
        .optional();
  }

  /** By name, those whose name contains the asked words; all roles where none is asked. */
  Page<Member> list(@Nullable String name, @Nullable Role role, Paging paging) {
    var words = new MentorSearch(name, null, null).words();
    var like = "%" + String.join(" ", words).replaceAll("[\\\\%_]", "\\\\$0") + "%";
    var roles =
        role == null
            ? Arrays.stream(Role.values()).map(Role::name).toArray(String[]::new)
            : new String[] {role.name()};
    var where = " from members.member where lower(name) like ? and role = any (?)";
    var total =
        jdbc.sql("select count(*)" + where).param(like).param(roles).query(Long.class).single();
    var page =
        jdbc.sql(
                "select id, role, name, zone, joined_at"
                    + where
                    + " order by lower(name), id limit ? offset ?")
            .param(like)
            .param(roles)
            .param(paging.size())
            .param(paging.offset())
            .query(Members::toMember)
            .list();
    return Page.of(page, paging, total);
  }

  void add(
      MemberId id,
      Role role,
      String name,
      List<String> languages,
      String zone,
      long version,
      Instant now) {
    jdbc.sql(
            """
            insert into members.member (id, role, name, languages, zone, joined_at, version)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            id.value(),
            role.name(),
            name,
            languages.toArray(String[]::new),
            zone,
            now.atOffset(ZoneOffset.UTC),
            version)
        .update();
  }

  /**
   * @param version the one after the change
   * @throws Problem 409 when someone else has changed it since it was read
   */
  void update(MemberId id, String name, List<String> languages, String zone, long version) {
    int changed =
        jdbc.sql(
                """
                update members.member set name = ?, languages = ?, zone = ?, version = ?
                where id = ? and version = ?
                """)
            .params(name, languages.toArray(String[]::new), zone, version, id.value(), version - 1)
            .update();
    if (changed == 0) {
      throw staleVersion();
    }
  }

  static Problem staleVersion() {
    return Problem.conflict(
        "stale", "This was changed by someone else meanwhile; load it again and repeat.");
  }

  static List<String> strings(ResultSet row, String column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }

  private static Member toMember(ResultSet row, int number) throws SQLException {
    return new Member(
        row.getObject("id", UUID.class),
        Role.valueOf(row.getString("role")),
        row.getString("name"),
        row.getString("zone"),
        row.getTimestamp("joined_at").toInstant());
  }
}
