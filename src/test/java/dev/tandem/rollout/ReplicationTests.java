package dev.tandem.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tandem.testing.OtherSide;
import dev.tandem.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

@OtherSide
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(Pair.SLOTS)
class ReplicationTests {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Pair pair = Pair.create();
  private final Replication replication = pair.replication();

  @AfterEach
  void nothingIsLeftBehind() {
    replication.end();
    for (var side : List.of(pair.home(), pair.service())) {
      assertThat(Lag.all(side, Pair.MODULE)).isEmpty();
      assertThat(
              side.one(
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
  void theOtherSideFollowsInBothDirections() {
    pair.fill(1_000);
    Pair.fill(pair.service(), 10);
    copied(replication);
    replication.standBy();

    pair.atHome().update("update sample.parent set balance = balance + 0.005 where code = 'EUR'");
    pair.atHome().update("delete from sample.line where number = 2");
    pair.atHome().update("update sample.keyless set what = 'y' where what = 'x7'");
    pair.atHome().update("insert into sample.note (text) values ('the last at home')");
    assertThat(replication.catchUp(PATIENCE)).isTrue();
    replication.sequences();
    assertThat(pair.verdict()).matches(Verdict::isEqual, "equal at the service");

    pair.atService().update("insert into sample.note (text) values ('the first at the service')");
    pair.atService().update("update sample.parent set name = 'moved'");
    pair.atService().update("insert into shared.received values ('sample', ?)", UUID.randomUUID());
    var home = new Replication(Pair.MODULE, pair.service(), pair.home(), Pair.PORTIONS, it -> true);
    home.begin();
    assertThat(home.catchUp(PATIENCE)).isTrue();
    assertThat(pair.verdict()).matches(Verdict::isEqual, "equal at home");
    assertThat(
            pair.home()
                .one(Long.class, "select count(*) from shared.received where module = 'other'"))
        .isEqualTo(100);
    assertThat(
            pair.service()
                .one(Long.class, "select count(*) from shared.received where module = 'other'"))
        .isEqualTo(1);
  }

  @Test
  void goesOnWhereItWasInterrupted() {
    pair.fill(200);
    replication.begin();
    pair.replication().begin();
    pair.atService().execute("alter subscription " + subscription() + " disable");
    assertThatThrownBy(replication::isCopied).isInstanceOf(CannotReplicate.class);
    pair.replication().begin();
    copied(replication);

    pair.atService().execute("alter subscription " + subscription() + " disable");
    pair.atService().execute("alter subscription " + subscription() + " set (slot_name = none)");
    pair.atService().execute("drop subscription " + subscription());
    pair.atHome().update("delete from sample.line where number = 1");
    var another = pair.replication();
    copied(another);
    assertThat(another.catchUp(PATIENCE)).isTrue();
    assertThat(pair.verdict()).matches(Verdict::isEqual, "equal");
  }

  @Test
  void aConflictIsReportedAndNotWaitedFor() {
    pair.fill(20);
    copied(replication);
    pair.atService().update("insert into sample.named values ('twice', 'at the service')");
    pair.atHome().update("insert into sample.named values ('twice', 'at home')");

    assertThatThrownBy(() -> replication.catchUp(PATIENCE))
        .isInstanceOf(CannotReplicate.class)
        .hasMessageContaining("a row is there already")
        .hasMessageContaining("begin it again");

    replication.end();
    copied(replication);
    assertThat(replication.catchUp(PATIENCE)).isTrue();
    assertThat(pair.verdict()).matches(Verdict::isEqual, "equal");
  }

  @Test
  void whatIsLiveIsNeverEmptied() {
    Pair.fill(pair.service(), 10);
    var careless =
        new Replication(Pair.MODULE, pair.home(), pair.service(), Pair.PORTIONS, it -> true);

    assertThatThrownBy(careless::begin)
        .isInstanceOf(CannotReplicate.class)
        .hasMessageContaining("is live in the database of the service");
    assertThat(pair.service().one(Long.class, "select count(*) from sample.parent")).isEqualTo(10);
  }

  @Test
  void saysWhatHinders() {
    replication.check();
    var itself = new Replication(Pair.MODULE, pair.home(), pair.home(), Pair.PORTIONS, it -> false);
    assertThatThrownBy(itself::check).hasMessageContaining("use the same database");

    var url = TestDatabase.createFor("only_sample");
    Pair.side("the service", url.replace("only_sample", "postgres"))
        .jdbc()
        .execute("create schema sample authorization only_sample");
    var narrow =
        new Replication(
            Pair.MODULE, pair.home(), Pair.side("the service", url), List.of(), it -> false);
    assertThatThrownBy(narrow::check)
        .hasMessage(
            "the database of the service does not let its user send changes; grant that user"
                + " REPLICATION, and CREATE on the database.");

    pair.atService().execute("alter table sample.parent alter column weight type real");
    assertThatThrownBy(replication::check)
        .hasMessageContaining("sample.parent.weight is real and not double precision");
    pair.atService().update("update sample.flyway_history set checksum = 7 where version = '1'");
    assertThatThrownBy(replication::check).hasMessageContaining("the migrations of sample differ");
  }

  private static void copied(Replication its) {
    its.begin();
    await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(its::isCopied);
  }

  private String subscription() {
    return replication.lag().feed();
  }
}
