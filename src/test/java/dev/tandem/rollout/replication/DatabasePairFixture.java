package dev.tandem.rollout.replication;

import dev.tandem.rollout.verification.Verification;
import dev.tandem.rollout.verification.VerificationReport;
import dev.tandem.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;

/** Two databases with the tables of a module called sample, in every shape there is. */
public record DatabasePairFixture(ModuleDatabase home, ModuleDatabase service) {

  static final String MODULE = "sample";

  /** Replication slots belong to the server: two pairs that replicate would have the same. */
  public static final String SLOTS = "the slots of " + MODULE;

  static final List<SharedTableRows> SHARED_ROWS =
      List.of(new SharedTableRows("shared.received", "module = 'sample'"));

  public static DatabasePairFixture create() {
    return new DatabasePairFixture(
        migratedDatabase("home", TestDatabase.create()),
        migratedDatabase("the service", TestDatabase.create()));
  }

  static ModuleDatabase database(String name, String url) {
    return new ModuleDatabase(
        name,
        ModuleDatabases.createPool(name, url, null, null),
        LibpqConnectionString.fromJdbcUrl(url, null, null));
  }

  static ModuleDatabase migratedDatabase(String name, String url) {
    var side = database(name, url);
    Flyway.configure()
        .dataSource(side.dataSource())
        .schemas(MODULE)
        .table("flyway_history")
        .locations("classpath:rollout/sample")
        .load()
        .migrate();
    return side;
  }

  public ModuleReplication replication() {
    return new ModuleReplication(MODULE, home, service, SHARED_ROWS, it -> false);
  }

  public Verification verification(ModuleReplication its) {
    return new Verification(
        MODULE, home, service, SHARED_ROWS, () -> its.catchUp(Duration.ofSeconds(5)), 2_000);
  }

  /** Of two sides that nobody writes to. */
  public VerificationReport compare() {
    return new Verification(MODULE, home, service, SHARED_ROWS, () -> true, 400).run();
  }

  public void fill(int rows) {
    fill(home, rows);
  }

  public static void fill(ModuleDatabase side, int rows) {
    side.jdbc().update("call sample.fill(?)", rows);
  }

  JdbcTemplate homeJdbc() {
    return home.jdbc();
  }

  public JdbcTemplate serviceJdbc() {
    return service.jdbc();
  }
}
