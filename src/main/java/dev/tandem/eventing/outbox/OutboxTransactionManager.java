package dev.tandem.eventing.outbox;

import dev.tandem.eventing.log.EventLog;
import dev.tandem.eventing.log.PendingEvent;
import dev.tandem.eventing.trace.EventSpans;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

/**
 * Commits a transaction together with the events it has published. The append is the last
 * statement: after every lock on the aggregates, so that the log has the order of the commits, and
 * in the same round trip as the commit.
 */
public class OutboxTransactionManager extends JdbcTransactionManager {

  private final EventLog log;
  private final EventSpans spans;
  private final Consumer<List<PendingEvent>> afterCommit;

  public OutboxTransactionManager(
      DataSource database,
      EventLog log,
      EventSpans spans,
      Consumer<List<PendingEvent>> afterCommit) {
    super(database);
    this.log = log;
    this.spans = spans;
    this.afterCommit = afterCommit;
  }

  @Override
  protected void doCommit(DefaultTransactionStatus status) {
    var published = TransactionOutbox.currentEvents();
    if (published.isEmpty()) {
      super.doCommit(status);
      return;
    }
    spans.appending(published.size()).run(() -> append(published));
    super.doCommit(status);
    afterCommit.accept(published);
  }

  private void append(List<PendingEvent> published) {
    try {
      log.appendAndCommit(DataSourceUtils.getConnection(obtainDataSource()), published);
    } catch (SQLException e) {
      throw translateException("Append to the event log", e);
    }
  }
}
