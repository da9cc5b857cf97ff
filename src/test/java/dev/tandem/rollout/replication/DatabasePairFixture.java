package dev.tandem.rollout.replication;

import com.zaxxer.hikari.HikariDataSource;
import dev.tandem.eventing.ownership.OwnedRows;
import dev.tandem.rollout.database.LibpqConnectionString;
import dev.tandem.rollout.database.ModuleDatabase;
import dev.tandem.rollout.verification.Verification;
import dev.tandem.rollout.verification.VerificationReport;
import dev.tandem.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;

/** Two databases with the tables of a module {@code sample}, which has columns of every type. */
public record DatabasePairFixture(ModuleDatabase home, ModuleDatabase service) {

  static final String MODULE = "sample";

  /** Replication slots belong to the server, so two pairs must not replicate at the same time. */
  public static final String SLOTS = "the slots of " + MODULE;

  static final List<OwnedRows> OWNED_ROWS =
      List.of(new OwnedRows("shared.received", "module = 'sample'"));

  public static DatabasePairFixture create() {
    return new DatabasePairFixture(
        migratedDatabase("home", TestDatabase.create()),
        migratedDatabase("the service", TestDatabase.create()));
  }

  static ModuleDatabase database(String name, String url) {
    return new ModuleDatabase(
        name, patientPool(url), LibpqConnectionString.fromJdbcUrl(url, null, null));
  }

  /** Waits longer for a connection than the platform does. */
  private static HikariDataSource patientPool(String url) {
    var pool = new HikariDataSource();
    pool.setJdbcUrl(url);
    pool.setMaximumPoolSize(6);
    pool.setMinimumIdle(0);
    return pool;
  }

  static ModuleDatabase migratedDatabase(String name, String url) {
    var database = database(name, url);
    Flyway.configure()
        .dataSource(database.dataSource())
        .schemas(MODULE)
        .table("flyway_history")
        .locations("classpath:rollout/sample")
        .load()
        .migrate();
    return database;
  }

  public ModuleReplication replication() {
    return new ModuleReplication(MODULE, home, service, OWNED_ROWS, database -> false);
  }

  public Verification verification(ModuleReplication replication) {
    return new Verification(
        MODULE, home, service, OWNED_ROWS, () -> replication.catchUp(Duration.ofSeconds(5)), 2_000);
  }

  /** Compares the two databases while neither is written. */
  public VerificationReport compare() {
    return new Verification(MODULE, home, service, OWNED_ROWS, () -> true, 400).run();
  }

  public void fill(int rows) {
    fill(home, rows);
  }

  public static void fill(ModuleDatabase database, int rows) {
    database.jdbc().update("call sample.fill(?)", rows);
  }

  JdbcTemplate homeJdbc() {
    return home.jdbc();
  }

  public JdbcTemplate serviceJdbc() {
    return service.jdbc();
  }
}
