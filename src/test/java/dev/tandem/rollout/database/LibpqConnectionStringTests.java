package dev.tandem.rollout.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LibpqConnectionStringTests {

  @Test
  void translatesAJdbcUrl() {
    var connection =
        LibpqConnectionString.fromJdbcUrl(
            "jdbc:postgresql://db.example:6543/books?ssl=true", "mover", "it's \\ secret");

    assertThat(connection.withPassword())
        .isEqualTo(
            "host='db.example' port='6543' dbname='books' user='mover' password='it\\'s \\\\ secret'"
                + " sslmode='require' connect_timeout='10'");
    assertThat(
            LibpqConnectionString.fromJdbcUrl("jdbc:postgresql:books?user=me", null, null)
                .withPassword())
        .startsWith("host='localhost' port='5432' dbname='books' user='me'");
  }

  @Test
  void hidesThePassword() {
    assertThat(
            LibpqConnectionString.fromJdbcUrl("jdbc:postgresql://h/d?password=secret", "u", null)
                .toString())
        .contains("password='…'")
        .doesNotContain("secret");
  }

  @Test
  void rejectsOtherDatabases() {
    assertThatThrownBy(() -> LibpqConnectionString.fromJdbcUrl("jdbc:h2:mem:x", null, null))
        .isInstanceOf(CannotReplicateException.class);
  }
}
