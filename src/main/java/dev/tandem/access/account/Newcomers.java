package dev.tandem.access.account;

import dev.tandem.access.identity.Role;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who can sign in and has no role yet, and as what each of them may join. */
@Repository
class Newcomers {

  private final JdbcClient jdbc;

  Newcomers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(UUID memberId, Role role) {
    jdbc.sql(
            """
            insert into access.newcomer (member_id, role) values (?, ?)
            on conflict (member_id) do update set role = excluded.role
            """)
        .params(memberId, role.name())
        .update();
  }

  Optional<Role> find(UUID memberId) {
    return jdbc.sql("select role from access.newcomer where member_id = ?")
        .param(memberId)
        .query(String.class)
        .optional()
        .map(Role::valueOf);
  }
}
