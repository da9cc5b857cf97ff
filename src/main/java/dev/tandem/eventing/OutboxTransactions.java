package dev.tandem.eventing;

import dev.tandem.eventing.LoggedEvent.Entry;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

/**
 * Commits what a transaction has published together with what it has done. Appending is the very
 * last statement: after every lock on the aggregates, so that the order of the log is the order of
 * commits, and in the same round trip as the commit.
 */
class OutboxTransactions extends JdbcTransactionManager {

  private final EventLog log;
  private final Consumer<List<Entry>> committed;

  OutboxTransactions(DataSource database, EventLog log, Consumer<List<Entry>> committed) {
    super(database);
    this.log = log;
    this.committed = committed;
  }

  @Override
  protected void doCommit(DefaultTransactionStatus status) {
    var published = Outbox.ofTransaction();
    if (published.isEmpty()) {
      super.doCommit(status);
      return;
    }
    append(published);
    super.doCommit(status);
    committed.accept(published);
  }

  private void append(List<Entry> published) {
    try {
      log.appendAndCommit(DataSourceUtils.getConnection(obtainDataSource()), published);
    } catch (SQLException e) {
      throw translateException("Append to the event log", e);
    }
  }
}
