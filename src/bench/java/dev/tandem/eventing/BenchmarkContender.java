package dev.tandem.eventing;

import static dev.tandem.eventing.BenchmarkPostgres.BUSINESS;

import com.zaxxer.hikari.HikariDataSource;
import dev.tandem.eventing.events.Noted;
import dev.tandem.eventing.log.EventTypes;
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

/** A way to commit a business row together with an event. */
public interface BenchmarkContender extends AutoCloseable {

  String PAYLOAD =
      new EventTypes(JsonMapper.shared(), List.of(Noted.class))
          .write(Noted.about(UUID.randomUUID(), 1, "booked"));

  /** Commits one transaction with one event. */
  void publish() throws SQLException;

  long consumed();

  @Override
  void close();

  /** Plain SQL with as few round trips as possible. */
  final class RawSqlContender implements BenchmarkContender {

    enum RoundTrips {
      /** Insert, commit. */
      WITHOUT_LOG,
      /** Insert, insert into the log, commit. */
      SEPARATE_LOG_INSERT,
      /** Both inserts and the commit in one round trip. */
      SINGLE_STATEMENT
    }

    private static final String LOG =
        "insert into log (event_id, name, key, correlation_id, payload) values (?, ?, ?, ?, ?)";

    private final HikariDataSource database;
    private final RoundTrips trips;
    private final LongAdder committed = new LongAdder();

    RawSqlContender(HikariDataSource database, RoundTrips trips) {
      this.database = database;
      this.trips = trips;
      new JdbcTemplate(database)
          .execute(
              """
              create table log (position bigint generated always as identity primary key,
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
          case WITHOUT_LOG -> {
            connection.setAutoCommit(false);
            insertBusinessRow(connection, id);
            connection.commit();
          }
          case SEPARATE_LOG_INSERT -> {
            connection.setAutoCommit(false);
            insertBusinessRow(connection, id);
            try (var log = connection.prepareStatement(LOG)) {
              bindLogRow(log, 0, id);
              log.executeUpdate();
            }
            connection.commit();
          }
          case SINGLE_STATEMENT -> {
            try (var both = connection.prepareStatement(BUSINESS + "; " + LOG)) {
              both.setObject(1, id);
              both.setString(2, "booked");
              bindLogRow(both, 2, id);
              both.execute();
            }
          }
        }
      }
      committed.increment();
    }

    private static void insertBusinessRow(Connection connection, UUID id) throws SQLException {
      try (var business = connection.prepareStatement(BUSINESS)) {
        business.setObject(1, id);
        business.setString(2, "booked");
        business.executeUpdate();
      }
    }

    private static void bindLogRow(PreparedStatement row, int offset, UUID id) throws SQLException {
      row.setObject(offset + 1, id);
      row.setString(offset + 2, "sample.noted");
      row.setObject(offset + 3, id);
      row.setObject(offset + 4, id);
      row.setString(offset + 5, PAYLOAD);
    }

    @Override
    public long consumed() {
      return committed.sum();
    }

    @Override
    public void close() {
      database.close();
    }
  }

  /** A Spring transaction with one statement and one published event, which listeners count. */
  final class SpringContender implements BenchmarkContender {

    private final ConfigurableApplicationContext app;
    private final TransactionTemplate transaction;
    private final JdbcTemplate jdbc;
    private final List<BenchmarkApplications.CountingListener> listeners;
    private final LongAdder publishedCount = new LongAdder();

    public SpringContender(ConfigurableApplicationContext app) {
      this.app = app;
      this.transaction = app.getBean(TransactionTemplate.class);
      this.jdbc = app.getBean(JdbcTemplate.class);
      this.listeners =
          List.copyOf(app.getBeansOfType(BenchmarkApplications.CountingListener.class).values());
    }

    public ConfigurableApplicationContext app() {
      return app;
    }

    public JdbcTemplate jdbc() {
      return jdbc;
    }

    BenchmarkApplications.CountingListener listener() {
      return listeners.getFirst();
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
      publishedCount.increment();
    }

    public void inTransaction(Runnable work) {
      transaction.executeWithoutResult(status -> work.run());
    }

    @Override
    public long consumed() {
      return listeners.stream()
          .mapToLong(BenchmarkApplications.CountingListener::value)
          .min()
          .orElseGet(publishedCount::sum);
    }

    @Override
    public void close() {
      app.close();
    }
  }
}
