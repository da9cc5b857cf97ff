package dev.tandem.rollout;

import dev.tandem.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;

/** Two databases with the tables of a module called sample, in every shape there is. */
record Pair(Side home, Side service) {

  static final String MODULE = "sample";

  /** Replication slots belong to the server: two pairs that replicate would have the same. */
  static final String SLOTS = "the slots of " + MODULE;

  static final List<Portion> PORTIONS =
      List.of(new Portion("shared.received", "module = 'sample'"));

  static Pair create() {
    return new Pair(
        migrated("home", TestDatabase.create()), migrated("the service", TestDatabase.create()));
  }

  static Side side(String name, String url) {
    return new Side(name, ModuleDatabases.pool(name, url, null, null), Address.of(url, null, null));
  }

  static Side migrated(String name, String url) {
    var side = side(name, url);
    Flyway.configure()
        .dataSource(side.database())
        .schemas(MODULE)
        .table("flyway_history")
        .locations("classpath:rollout/sample")
        .load()
        .migrate();
    return side;
  }

  Replication replication() {
    return new Replication(MODULE, home, service, PORTIONS, it -> false);
  }

  Verification verification(Replication its) {
    return new Verification(
        MODULE, home, service, PORTIONS, () -> its.catchUp(Duration.ofSeconds(5)), 2_000);
  }

  /** Of two sides that nobody writes to. */
  Verdict verdict() {
    return new Verification(MODULE, home, service, PORTIONS, () -> true, 400).run();
  }

  void fill(int rows) {
    fill(home, rows);
  }

  static void fill(Side side, int rows) {
    side.jdbc().update("call sample.fill(?)", rows);
  }

  JdbcTemplate atHome() {
    return home.jdbc();
  }

  JdbcTemplate atService() {
    return service.jdbc();
  }
}
