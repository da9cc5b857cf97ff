package dev.tandem.eventing.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.testing.TestDatabase;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The script that replaces the flags of a cursor by states, for every combination of flags. */
class CursorStateMigrationTests {

  final String url = TestDatabase.create();
  final JdbcClient jdbc = JdbcClient.create(new DriverManagerDataSource(url));

  @BeforeEach
  void migrateToTheFlags() {
    migrate("7");
  }

  @Test
  void keepsWhatTheFlagsSaid() {
    for (var flags : new String[] {"", "p", "a", "ha", "h", "pa", "g", "pg", "ag", "pag"}) {
      insertCursor(flags);
    }

    migrate("latest");

    var expected =
        Map.of(
            "", "ACTIVE CURRENT",
            "p", "PAUSED CURRENT",
            "a", "FORWARDED CURRENT",
            "ha", "HELD CURRENT",
            "h", "HELD CURRENT",
            "pa", "PAUSED CURRENT",
            "g", "ACTIVE RETIRED",
            "pg", "PAUSED RETIRED",
            "ag", "FORWARDED RETIRED",
            "pag", "PAUSED RETIRED");
    expected.forEach((flags, states) -> assertThat(statesOf(flags)).as(flags).isEqualTo(states));
  }

  private void insertCursor(String flags) {
    jdbc.sql(
            """
            insert into eventing.cursor
              (reader, lane, module, subscriptions, paused, away, held, gone, chapter, pos)
            values (:flags, 0, 'sample', '{}', :flags like '%p%', :flags like '%a%',
                    :flags like '%h%', :flags like '%g%', 1, 7)
            """)
        .param("flags", flags)
        .update();
  }

  private String statesOf(String flags) {
    return jdbc.sql(
            """
            select state || ' ' || registration from eventing.cursor
             where consumer = ? and position = 7
            """)
        .param(flags)
        .query(String.class)
        .single();
  }

  private void migrate(String version) {
    Flyway.configure()
        .dataSource(url, null, null)
        .schemas("eventing")
        .defaultSchema("eventing")
        .locations("classpath:db/migration/eventing")
        .target(version)
        .load()
        .migrate();
  }
}
