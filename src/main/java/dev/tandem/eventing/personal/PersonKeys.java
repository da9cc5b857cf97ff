package dev.tandem.eventing.personal;

import dev.tandem.kernel.secret.SecretCipher;
import dev.tandem.kernel.secret.SecretKeys;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The keys of all persons in this log, encrypted with a key of the platform. They are read anew
 * each time, so that a destroyed one is gone for all instances at once.
 */
@Component
public class PersonKeys {

  private final JdbcTemplate jdbc;
  private final SecretCipher wrapping;

  public PersonKeys(
      JdbcTemplate jdbc, @Qualifier(PersonKeyConfiguration.WRAPPING) SecretCipher wrapping) {
    this.jdbc = jdbc;
    this.wrapping = wrapping;
  }

  /** Creates one in the running transaction if there is none. */
  PersonKey findOrCreate(UUID person) {
    var known = findOrNone(person);
    if (!(known instanceof PersonKey.Unknown)) {
      return known;
    }
    jdbc.update(
        "insert into eventing.person_key (person_id, wrapped) values (?, ?) on conflict do nothing",
        person,
        wrapping.encrypt(SecretKeys.generate(), person.toString()));
    return findOrNone(person);
  }

  PersonKey findOrNone(UUID person) {
    return jdbc
        .query(
            "select wrapped from eventing.person_key where person_id = ?",
            (row, number) -> key(row, person),
            person)
        .stream()
        .findFirst()
        .orElseGet(PersonKey.Unknown::new);
  }

  private PersonKey key(ResultSet row, UUID person) throws SQLException {
    var wrapped = row.getString("wrapped");
    return wrapped == null
        ? new PersonKey.Destroyed()
        : PersonKey.Usable.of(wrapping.decrypt(wrapped, person.toString()));
  }

  /**
   * Destroys the person's key, once and for all: what was encrypted with it is read as erased, and
   * what is stored later has no personal values of theirs. Does nothing if it is destroyed already.
   */
  public void destroy(UUID person) {
    destroyIn(jdbc, person);
  }

  /** Does the same in another log, whose key of the platform need not be known. */
  public static void destroyIn(JdbcTemplate log, UUID person) {
    log.update(
        """
        insert into eventing.person_key (person_id, destroyed_at) values (?, clock_timestamp())
        on conflict (person_id) do update set wrapped = null, destroyed_at = clock_timestamp()
          where person_key.destroyed_at is null
        """,
        person);
  }
}
