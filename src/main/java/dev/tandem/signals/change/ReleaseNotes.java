package dev.tandem.signals.change;

import dev.tandem.kernel.persistence.AdvisoryLock;
import dev.tandem.kernel.release.RunningRelease;
import dev.tandem.kernel.time.Ids;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Notes, soon after the start of a process, what is new in the release that it runs. */
@Component
class ReleaseNotes {

  private static final Logger LOG = LoggerFactory.getLogger(ReleaseNotes.class);
  private static final AdvisoryLock LOCK = AdvisoryLock.named("signals.release-notes");

  private final JdbcClient jdbc;
  private final Changes changes;
  private final RunningRelease release;
  private final TransactionTemplate transaction;
  private final Clock clock;

  ReleaseNotes(
      JdbcClient jdbc,
      Changes changes,
      RunningRelease release,
      TransactionTemplate transaction,
      Clock clock) {
    this.jdbc = jdbc;
    this.changes = changes;
    this.release = release;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Once; what could not be noted is found at the next start. */
  @Scheduled(initialDelayString = "PT5S")
  void take() {
    try {
      take(release);
    } catch (DataAccessException | TransactionException e) {
      LOG.warn("Cannot note which release runs; the next start will", e);
    }
  }

  /** Of several processes that start at the same time, one takes the note. */
  void take(RunningRelease running) {
    transaction.executeWithoutResult(status -> {
      if (LOCK.tryLockInTransaction(jdbc)) {
        ReleaseChanges.between(noted(), running, clock.instant())
            .forEach(change -> changes.add(Ids.next(), change));
        note(ReleaseChanges.note(running));
      }
    });
  }

  private Map<String, String> noted() {
    var noted = new HashMap<String, String>();
    jdbc.sql("select name, value from signals.running")
        .query(row -> {
          noted.put(row.getString("name"), row.getString("value"));
        });
    return noted;
  }

  private void note(Map<String, String> running) {
    jdbc.sql("delete from signals.running").update();
    running.forEach((name, value) ->
        jdbc.sql("insert into signals.running (name, value) values (?, ?)")
            .params(name, value)
            .update());
  }
}
