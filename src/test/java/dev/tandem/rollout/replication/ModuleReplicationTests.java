package dev.tandem.rollout.replication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tandem.rollout.database.CannotReplicateException;
import dev.tandem.rollout.verification.VerificationReport;
import dev.tandem.testing.SecondInstance;
import dev.tandem.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

@SecondInstance
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(DatabasePairFixture.SLOTS)
class ModuleReplicationTests {

  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final DatabasePairFixture pair = DatabasePairFixture.create();
  private final ModuleReplication replication = pair.replication();

  @AfterEach
  void stopLeavesNothingBehind() {
    replication.stop();
    for (var database : List.of(pair.home(), pair.service())) {
      assertThat(SlotLag.all(database, DatabasePairFixture.MODULE)).isEmpty();
      assertThat(
              database.queryOne(
                  Long.class,
                  """
                  select (select count(*) from pg_publication)
                       + (select count(*) from pg_subscription s join pg_database d on d.oid = s.subdbid
                           where d.datname = current_database())
                       + (select count(*) from pg_replication_slots where database = current_database())
                  """))
          .isZero();
    }
  }

  @Test
  void theOtherDatabaseFollowsInBothDirections() {
    pair.fill(1_000);
    DatabasePairFixture.fill(pair.service(), 10);
    copyCompletely(replication);
    replication.startReverse();

    pair.homeJdbc().update("update sample.parent set balance = balance + 0.005 where code = 'EUR'");
    pair.homeJdbc().update("delete from sample.line where number = 2");
    pair.homeJdbc().update("update sample.keyless set what = 'y' where what = 'x7'");
    pair.homeJdbc().update("insert into sample.note (text) values ('the last at home')");
    assertThat(replication.catchUp(TIMEOUT)).isTrue();
    replication.syncSequences();
    assertThat(pair.compare()).matches(VerificationReport::isEqual, "equal at the service");

    pair.serviceJdbc().update("insert into sample.note (text) values ('the first at the service')");
    pair.serviceJdbc().update("update sample.parent set name = 'moved'");
    pair.serviceJdbc()
        .update("insert into shared.received values ('sample', ?)", UUID.randomUUID());
    var home =
        new ModuleReplication(
            DatabasePairFixture.MODULE,
            pair.service(),
            pair.home(),
            DatabasePairFixture.OWNED_ROWS,
            database -> true);
    home.start();
    assertThat(home.catchUp(TIMEOUT)).isTrue();
    assertThat(pair.compare()).matches(VerificationReport::isEqual, "equal at home");
    assertThat(
            pair.home()
                .queryOne(
                    Long.class, "select count(*) from shared.received where module = 'other'"))
        .isEqualTo(100);
    assertThat(
            pair.service()
                .queryOne(
                    Long.class, "select count(*) from shared.received where module = 'other'"))
        .isEqualTo(1);
  }

  @Test
  void continuesAfterAnInterruption() {
    pair.fill(200);
    replication.start();
    pair.replication().start();
    pair.serviceJdbc().execute("alter subscription " + subscription() + " disable");
    assertThatThrownBy(replication::isCopyComplete).isInstanceOf(CannotReplicateException.class);
    pair.replication().start();
    copyCompletely(replication);

    pair.serviceJdbc().execute("alter subscription " + subscription() + " disable");
    pair.serviceJdbc().execute("alter subscription " + subscription() + " set (slot_name = none)");
    pair.serviceJdbc().execute("drop subscription " + subscription());
    pair.homeJdbc().update("delete from sample.line where number = 1");
    var another = pair.replication();
    copyCompletely(another);
    assertThat(another.catchUp(TIMEOUT)).isTrue();
    assertThat(pair.compare()).matches(VerificationReport::isEqual, "equal");
  }

  @Test
  void reportsAConflictInsteadOfWaiting() {
    pair.fill(20);
    copyCompletely(replication);
    pair.serviceJdbc().update("insert into sample.named values ('twice', 'at the service')");
    pair.homeJdbc().update("insert into sample.named values ('twice', 'at home')");

    assertThatThrownBy(() -> replication.catchUp(TIMEOUT))
        .isInstanceOf(CannotReplicateException.class)
        .hasMessageContaining("a row exists already")
        .hasMessageContaining("start it again");

    replication.stop();
    copyCompletely(replication);
    assertThat(replication.catchUp(TIMEOUT)).isTrue();
    assertThat(pair.compare()).matches(VerificationReport::isEqual, "equal");
  }

  @Test
  void neverEmptiesTheTablesOfALiveModule() {
    DatabasePairFixture.fill(pair.service(), 10);
    var replicationToLive =
        new ModuleReplication(
            DatabasePairFixture.MODULE,
            pair.home(),
            pair.service(),
            DatabasePairFixture.OWNED_ROWS,
            database -> true);

    assertThatThrownBy(replicationToLive::start)
        .isInstanceOf(CannotReplicateException.class)
        .hasMessageContaining("is live in the database of the service");
    assertThat(pair.service().queryOne(Long.class, "select count(*) from sample.parent"))
        .isEqualTo(10);
  }

  @Test
  void namesEachMissingPrerequisite() {
    replication.checkPrerequisites();
    var sameDatabase =
        new ModuleReplication(
            DatabasePairFixture.MODULE,
            pair.home(),
            pair.home(),
            DatabasePairFixture.OWNED_ROWS,
            database -> false);
    assertThatThrownBy(sameDatabase::checkPrerequisites)
        .hasMessageContaining("use the same database");

    var url = TestDatabase.createForRole("only_sample");
    DatabasePairFixture.database("the service", url.replace("only_sample", "postgres"))
        .jdbc()
        .execute("create schema sample authorization only_sample");
    var unprivileged =
        new ModuleReplication(
            DatabasePairFixture.MODULE,
            pair.home(),
            DatabasePairFixture.database("the service", url),
            List.of(),
            database -> false);
    assertThatThrownBy(unprivileged::checkPrerequisites)
        .hasMessage(
            "the database of the service does not allow its user to publish changes; grant that"
                + " user REPLICATION, and CREATE on the database.");

    pair.serviceJdbc().execute("alter table sample.parent alter column weight type real");
    assertThatThrownBy(replication::checkPrerequisites)
        .hasMessageContaining("sample.parent.weight is real and not double precision");
    pair.serviceJdbc().update("update sample.flyway_history set checksum = 7 where version = '1'");
    assertThatThrownBy(replication::checkPrerequisites)
        .hasMessageContaining("the migrations of sample differ");
  }

  private static void copyCompletely(ModuleReplication replication) {
    replication.start();
    await().atMost(TIMEOUT).pollInterval(Duration.ofMillis(20)).until(replication::isCopyComplete);
  }

  private String subscription() {
    return replication.lag().feed();
  }
}
