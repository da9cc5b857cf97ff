package dev.tandem.faults;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/** Holds a step of the platform from its database, so that it can be killed there and then. */
final class HeldStep implements AutoCloseable {

  /** The gateway is asked and has not noted anything. */
  static final String BEFORE_THE_GATEWAY = "before insert on billing.simulated_operation";

  /** The gateway has carried the order out, and its answer is not noted. */
  static final String AFTER_THE_GATEWAY =
      "before update on billing.gateway_order for each row when (new.status = 'SUCCEEDED')";

  private static final int LOCK_KEY = 4711;

  private final String url;
  private final String table;
  private final Connection holder;

  private HeldStep(String url, String table, Connection holder) {
    this.url = url;
    this.table = table;
    this.holder = holder;
  }

  static HeldStep hold(String url, String trigger) throws SQLException {
    var table = trigger.replaceAll(".* on (\\S+).*", "$1");
    execute(
        url,
        """
        create function public.stop_here() returns trigger language plpgsql as $$
        begin
          perform pg_advisory_xact_lock_shared(%s);
          return new;
        end $$
        """
            .formatted(LOCK_KEY));
    var holder = DriverManager.getConnection(url);
    try (var statement = holder.createStatement()) {
      statement.execute("select pg_advisory_lock(" + LOCK_KEY + ")");
    }
    var each = trigger.contains("for each row") ? "" : " for each row";
    execute(
        url, "create trigger stop_here " + trigger + each + " execute function public.stop_here()");
    return new HeldStep(url, table, holder);
  }

  void awaitUntil(Callable<Boolean> condition) {
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(condition);
  }

  /** The number of sessions that wait here. */
  int waiting(String application) throws SQLException {
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select count(*) from pg_stat_activity where wait_event = 'advisory'"
                    + " and application_name like '"
                    + application
                    + "'")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  /** The step goes on. A database that was started again holds nothing. */
  @Override
  public void close() throws SQLException {
    holder.close();
  }

  /**
   * @param url of the database, which may have been started again
   */
  void remove(String url) throws SQLException {
    execute(url, "drop trigger stop_here on " + table, "drop function public.stop_here()");
  }

  private static void execute(String url, String... statements) throws SQLException {
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      for (var sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
