package dev.tandem.rollout.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tandem.testing.JdbcRows;
import dev.tandem.testing.OldDatabase;
import dev.tandem.testing.SecondInstance;
import dev.tandem.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A data folder that knew two stages. */
@SecondInstance
class StagesMigrationTests {

  @Test
  void routesAndMovesKeepTheirStages() {
    var url = TestDatabase.create();
    OldDatabase.migrate(url, "rollout", "2");
    var jdbc = JdbcClient.create(new DriverManagerDataSource(url));
    jdbc.sql(
            """
            insert into rollout.route values ('billing', 'AWAY', 12, now()), ('scheduling', 'HOME', 4, now());
            insert into rollout.move
                   (id, module, target, step, operator, reason, requested_at, step_since, ended_at, outcome)
            values (uuidv7(), 'billing', 'AWAY', 'REPLICATE_BACK', 'o', 'r', now(), now(), now(), 'ARRIVED'),
                   (uuidv7(), 'scheduling', 'HOME', 'COPY', 'o', 'r', now(), now(), null, null)
            """)
        .update();

    OldDatabase.migrate(url, "rollout", "latest");

    assertThat(new RouteRows(jdbc).findAll())
        .extracting(
            ModuleRoute::module, ModuleRoute::stage, ModuleRoute::epoch, ModuleRoute::canary)
        .containsExactly(
            tuple("billing", Stage.AWAY, 12L, Canary.NONE),
            tuple("scheduling", Stage.HOME, 4L, Canary.NONE));
    assertThat(
            JdbcRows.firstColumn(
                url, "select source || ' > ' || target from rollout.move order by module"))
        .containsExactly("HOME > AWAY", "AWAY > HOME");
  }
}
