package dev.tandem.access.signin;

import dev.tandem.access.identity.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jmolecules.ddd.annotation.Repository;
import org.springframework.jdbc.core.simple.JdbcClient;

@Repository
public class SignIns {

  private final JdbcClient jdbc;

  SignIns(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<SignIn> findByUsername(Username username) {
    return jdbc.sql("select * from access.sign_in where username = ?")
        .param(username.value())
        .query(SignIns::toSignIn)
        .optional();
  }

  public Optional<SignIn> findByMember(UUID memberId) {
    return jdbc.sql("select * from access.sign_in where member_id = ?")
        .param(memberId)
        .query(SignIns::toSignIn)
        .optional();
  }

  boolean hasOperator() {
    return jdbc.sql("select exists (select from access.sign_in where 'OPERATOR' = any (roles))")
        .query(Boolean.class)
        .single();
  }

  boolean isCurrent(UUID memberId, int revision) {
    return jdbc.sql(
            """
            select exists (select from access.sign_in
              where member_id = ? and revision = ? and enabled)
            """)
        .params(memberId, revision)
        .query(Boolean.class)
        .single();
  }

  /** Adds the role to a member that may be new. */
  void admit(UUID memberId, Role role) {
    jdbc.sql(
            """
            insert into access.sign_in as present (member_id, roles) values (?, array[?])
            on conflict (member_id) do update set roles = present.roles || excluded.roles
              where not present.roles @> excluded.roles
            """)
        .params(memberId, role.name())
        .update();
  }

  /**
   * @return whether there is such a member
   * @throws org.springframework.dao.DuplicateKeyException when another has the username
   */
  boolean setCredentials(UUID memberId, Username username, String passwordHash) {
    return jdbc.sql(
                """
                update access.sign_in
                set username = ?, password_hash = ?, revision = revision + 1
                where member_id = ?
                """)
            .params(username.value(), passwordHash, memberId)
            .update()
        == 1;
  }

  void setPassword(UUID memberId, String passwordHash) {
    jdbc.sql(
            """
            update access.sign_in set password_hash = ?, revision = revision + 1
            where member_id = ?
            """)
        .params(passwordHash, memberId)
        .update();
  }

  boolean setEnabled(UUID memberId, boolean enabled) {
    return jdbc.sql("update access.sign_in set enabled = ? where member_id = ?")
            .params(enabled, memberId)
            .update()
        == 1;
  }

  private static SignIn toSignIn(ResultSet row, int number) throws SQLException {
    var roles =
        Arrays.stream((String[]) row.getArray("roles").getArray())
            .map(Role::valueOf)
            .collect(Collectors.toSet());
    return new SignIn(
        row.getObject("member_id", UUID.class),
        row.getString("username"),
        row.getString("password_hash"),
        roles,
        row.getBoolean("enabled"),
        row.getInt("revision"));
  }
}
