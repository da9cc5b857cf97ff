package dev.tandem.eventing.personal;

import dev.tandem.kernel.persistence.Rows;
import dev.tandem.kernel.secret.SecretCipher;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Brings the keys of persons under the current key of the platform, once that has changed. */
@Component
public class PersonKeyRotation {

  private final JdbcTemplate jdbc;
  private final SecretCipher wrapping;

  public PersonKeyRotation(
      JdbcTemplate jdbc, @Qualifier(PersonKeyConfiguration.WRAPPING) SecretCipher wrapping) {
    this.jdbc = jdbc;
    this.wrapping = wrapping;
  }

  private record WrappedKey(UUID personId, String wrapped) {}

  /**
   * Finds a wrong key before any event is delivered or stored with it.
   *
   * @throws IllegalStateException if the key of some keys is not configured
   */
  public void requireAllReadable() {
    var unreadable =
        jdbc
            .queryForList(
                """
                select min(wrapped) from eventing.person_key
                 where wrapped is not null group by split_part(wrapped, '.', 1)
                """,
                String.class)
            .stream()
            .anyMatch(key -> !wrapping.canDecrypt(key));
    if (unreadable) {
      throw new IllegalStateException(
          "The personal values in the event log are encrypted with a key that this process does not have; set %s to it, or add it to tandem.eventing.previous-encryption-keys."
              .formatted(PersonKeyProperties.ENCRYPTION_KEY));
    }
  }

  /**
   * Encrypts up to {@code limit} keys anew that were encrypted with a previous key.
   *
   * @return whether there may be more
   */
  public boolean rotate(int limit) {
    var old =
        jdbc
            .query(
                "select person_id, wrapped from eventing.person_key where wrapped is not null",
                Rows.of(WrappedKey.class))
            .stream()
            .filter(key -> !wrapping.isCurrent(key.wrapped()))
            .limit(limit)
            .toList();
    jdbc.batchUpdate(
        "update eventing.person_key set wrapped = ? where person_id = ? and wrapped = ?",
        old.stream().map(this::rotated).toList());
    return old.size() == limit;
  }

  private Object[] rotated(WrappedKey key) {
    var owner = key.personId().toString();
    var anew = wrapping.encrypt(wrapping.decrypt(key.wrapped(), owner), owner);
    return new Object[] {anew, key.personId(), key.wrapped()};
  }
}
