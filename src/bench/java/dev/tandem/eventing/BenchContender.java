package dev.tandem.eventing;

import static dev.tandem.eventing.BenchPostgres.BUSINESS;

import com.zaxxer.hikari.HikariDataSource;
import dev.tandem.eventing.events.Noted;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** A way to commit a business row and tell others of it. */
interface BenchContender extends AutoCloseable {

  String PAYLOAD =
      new EventTypes(JsonMapper.shared(), List.of(Noted.class))
          .write(Noted.about(UUID.randomUUID(), 1, "booked"));

  /** One transaction, one event. */
  void publish() throws SQLException;

  long consumed();

  @Override
  void close();

  /** Plain SQL, as little of it as can be. */
  final class Raw implements BenchContender {

    enum Trips {
      /** Begin and insert, commit. */
      BUSINESS_ONLY,
      /** Begin and insert, insert into the log, commit. */
      LOG_BY_ITSELF,
      /** All in one. */
      ALL_IN_ONE
    }

    private static final String LOG =
        "insert into log (event_id, name, key, correlation_id, payload) values (?, ?, ?, ?, ?)";

    private final HikariDataSource database;
    private final Trips trips;
    private final LongAdder done = new LongAdder();

    Raw(HikariDataSource database, Trips trips) {
      this.database = database;
      this.trips = trips;
      new JdbcTemplate(database)
          .execute(
              """
              create table log (pos bigint generated always as identity primary key,
                event_id uuid not null, name text not null, key uuid not null,
                recorded_at timestamptz not null default clock_timestamp(),
                correlation_id uuid not null, causation_id uuid, trace text, payload text not null)
              """);
    }

    @Override
    public void publish() throws SQLException {
      var id = UUID.randomUUID();
      try (var connection = database.getConnection()) {
        switch (trips) {
          case BUSINESS_ONLY -> {
            connection.setAutoCommit(false);
            business(connection, id);
            connection.commit();
          }
          case LOG_BY_ITSELF -> {
            connection.setAutoCommit(false);
            business(connection, id);
            try (var log = connection.prepareStatement(LOG)) {
              fill(log, 0, id);
              log.executeUpdate();
            }
            connection.commit();
          }
          case ALL_IN_ONE -> {
            try (var both = connection.prepareStatement(BUSINESS + "; " + LOG)) {
              both.setObject(1, id);
              both.setString(2, "booked");
              fill(both, 2, id);
              both.execute();
            }
          }
        }
      }
      done.increment();
    }

    private static void business(Connection connection, UUID id) throws SQLException {
      try (var business = connection.prepareStatement(BUSINESS)) {
        business.setObject(1, id);
        business.setString(2, "booked");
        business.executeUpdate();
      }
    }

    private static void fill(PreparedStatement row, int after, UUID id) throws SQLException {
      row.setObject(after + 1, id);
      row.setString(after + 2, "sample.noted");
      row.setObject(after + 3, id);
      row.setObject(after + 4, id);
      row.setString(after + 5, PAYLOAD);
    }

    @Override
    public long consumed() {
      return done.sum();
    }

    @Override
    public void close() {
      database.close();
    }
  }

  /** Spring's ordinary way: a transaction, a statement, an event; listeners count it. */
  final class Published implements BenchContender {

    private final ConfigurableApplicationContext app;
    private final TransactionTemplate transaction;
    private final JdbcTemplate jdbc;
    private final List<BenchApps.Count> counts;
    private final LongAdder published = new LongAdder();

    Published(ConfigurableApplicationContext app) {
      this.app = app;
      this.transaction = app.getBean(TransactionTemplate.class);
      this.jdbc = app.getBean(JdbcTemplate.class);
      this.counts = List.copyOf(app.getBeansOfType(BenchApps.Count.class).values());
    }

    ConfigurableApplicationContext app() {
      return app;
    }

    JdbcTemplate jdbc() {
      return jdbc;
    }

    BenchApps.Count count() {
      return counts.getFirst();
    }

    @Override
    public void publish() {
      publish(Noted.about(UUID.randomUUID(), 1, "booked"));
    }

    void publish(Noted event) {
      transaction.executeWithoutResult(status -> {
        jdbc.update(BUSINESS, event.meta().aggregateId(), "booked");
        app.publishEvent(event);
      });
      published.increment();
    }

    void inTransaction(Runnable work) {
      transaction.executeWithoutResult(status -> work.run());
    }

    @Override
    public long consumed() {
      return counts.stream().mapToLong(BenchApps.Count::value).min().orElseGet(published::sum);
    }

    @Override
    public void close() {
      app.close();
    }
  }
}
