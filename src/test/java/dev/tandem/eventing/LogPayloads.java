package dev.tandem.eventing;

import dev.tandem.eventing.log.EventTypes;
import dev.tandem.eventing.log.StoredPayloads;
import dev.tandem.eventing.message.MessageEncryption;
import dev.tandem.eventing.message.SigningProperties;
import dev.tandem.eventing.personal.PersonKeys;
import dev.tandem.eventing.personal.PersonalValues;
import dev.tandem.kernel.secret.SecretCipher;
import dev.tandem.kernel.secret.SecretKeys;
import java.util.List;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The encryption of personal values in a log, outside of an application. */
public final class LogPayloads {

  private LogPayloads() {}

  public static StoredPayloads of(JdbcTemplate log, EventTypes types, SigningProperties signing) {
    var keys = new PersonKeys(log, wrapping("of the database of this test only"));
    var values = new PersonalValues(JsonMapper.shared(), keys, new MessageEncryption(signing));
    return new StoredPayloads(types, values, keys);
  }

  /**
   * Decrypts the personal values of any event, with the keys that are left in the log.
   *
   * @param key that the keys of persons are encrypted with
   */
  public static UnaryOperator<String> reader(JdbcTemplate log, String key) {
    var unsigned = new MessageEncryption(new SigningProperties(null, List.of(), null));
    var values =
        new PersonalValues(JsonMapper.shared(), new PersonKeys(log, wrapping(key)), unsigned);
    return payload -> values.decrypt(null, payload);
  }

  /** As the platform encrypts the keys of persons: the first of the keys; all decrypt. */
  public static SecretCipher wrapping(String key, String... previous) {
    var keys = new SecretKeys("tandem keys of persons", "the key", key, List.of(previous));
    return new SecretCipher(() -> keys);
  }
}
