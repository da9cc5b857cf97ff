package dev.tandem.rollout.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.rollout.database.ModuleDatabase;
import dev.tandem.rollout.replication.DatabasePairFixture;
import dev.tandem.rollout.verification.RowDifference.DifferenceKind;
import dev.tandem.testing.SecondInstance;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

@SecondInstance
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(DatabasePairFixture.SLOTS)
class VerificationTests {

  private static final int ROWS = 600;
  private static final String ONE_ROW = " where id = md5('p321')::uuid";

  private static final String RESTORE =
      """
      begin; set local session_replication_role = replica;
      truncate sample.parent, sample.line, sample.note, sample.named, sample.keyless,
        sample.uniquely, shared.received restart identity;
      commit
      """;

  private static DatabasePairFixture pair;

  @BeforeAll
  static void createPair() {
    pair = DatabasePairFixture.create();
    pair.fill(ROWS);
    DatabasePairFixture.fill(pair.service(), ROWS);
  }

  @BeforeEach
  void startWithEqualDatabases() {
    assertThat(pair.compare()).matches(VerificationReport::isEqual, "equal");
  }

  @Test
  void comparesEveryRowOfTheModuleAndNoOther() {
    assertThat(pair.compare().comparedRows()).isEqualTo(4 * ROWS + 4 * ROWS / 10);
  }

  @Test
  void findsTheColumnOfOneWrongValue() {
    assertFinds("update sample.parent set balance = balance + 0.005" + ONE_ROW, "balance", "twice");
    assertFinds("update sample.parent set due_at = due_at + interval '1 h'" + ONE_ROW, "due_at");
    assertFinds(
        "update sample.parent set spoken_at = spoken_at at time zone 'America/Caracas'" + ONE_ROW,
        "spoken_at");
    assertFinds("update sample.parent set weight = weight + 1e-12" + ONE_ROW, "weight");
    assertFinds("update sample.parent set facts = facts || '{\"b\": null}'" + ONE_ROW, "facts");
    assertFinds("update sample.parent set raw = '{}'" + ONE_ROW, "raw");
    assertFinds(
        "update sample.parent set lasts = lasts + interval '24 h' - interval '1 d'" + ONE_ROW,
        "lasts");
    assertFinds("update sample.parent set tags[2] = ''" + ONE_ROW, "tags");
    assertFinds("update sample.parent set name = name || ' '" + ONE_ROW, "name");
    assertFinds("update sample.parent set day = null" + ONE_ROW, "day");
  }

  @Test
  void ignoresDifferentTextOfEqualValues() {
    var report =
        compareAfter(
            "update sample.parent set raw = '{\"y\": \"x\",   \"z\": 321}', balance = 3.21"
                + ONE_ROW);

    assertThat(report).matches(VerificationReport::isEqual, "equal");
  }

  @Test
  void findsValuesSwappedBetweenTwoRows() {
    var report =
        compareAfter(
            """
            update sample.line set debit = case debit when 71 then 73 else 71 end
             where number = 1 and debit in (71, 73)
            """);

    assertThat(report.differences())
        .hasSize(2)
        .allMatch(difference -> difference.columns().equals(List.of("debit")));
  }

  @Test
  void findsSwappedColumns() {
    var report =
        compareAfter("update sample.line set debit = credit, credit = debit where credit = 200");

    assertThat(report.differences())
        .singleElement()
        .satisfies(
            difference -> assertThat(difference.columns()).containsExactly("credit", "debit"));
  }

  @Test
  void findsMissingAndExtraRows() {
    var missing = compareAfter("delete from sample.line where debit = 271");
    assertThat(missing.differences())
        .singleElement()
        .matches(difference -> difference.kind() == DifferenceKind.MISSING);

    var extra =
        compareAfter(
            "insert into sample.line select parent_id, 'rule-9', 9, 0, 0 from sample.line where debit = 271");
    assertThat(extra.differences())
        .singleElement()
        .matches(difference -> difference.kind() == DifferenceKind.EXTRA)
        .extracting(RowDifference::key)
        .asString()
        .contains("rule=rule-9 number=9");

    var received =
        compareAfter("delete from shared.received where event_id = md5('sample5')::uuid");
    assertThat(received.differences())
        .singleElement()
        .matches(difference -> difference.kind() == DifferenceKind.MISSING);
    assertThat(compareAfter("delete from shared.received where module = 'other'"))
        .matches(VerificationReport::isEqual, "equal");
  }

  @Test
  void countsRowsOfATableWithoutAKey() {
    assertThat(
            compareAfter("insert into sample.keyless select * from sample.keyless limit 1")
                .differences())
        .singleElement()
        .matches(difference -> difference.kind() == DifferenceKind.EXTRA);
    assertThat(
            compareAfter("update sample.keyless set what = 'z' where ctid = '(0,3)'").differences())
        .extracting(RowDifference::kind)
        .containsExactlyInAnyOrder(DifferenceKind.EXTRA, DifferenceKind.MISSING);
  }

  @Test
  void neverShowsPersonalData() {
    var report =
        compareAfter("update sample.named set said = 'my secret' where name like 'name@7 %'");

    assertThat(report.differences())
        .singleElement()
        .asString()
        .matches("sample.named: name=#\\p{XDigit}{8} differs in said");
  }

  @Test
  void reportsALimitedNumberOfDifferences() {
    var report = compareAfter("update sample.line set credit = credit + 1");

    assertThat(report.differences()).hasSize(Verification.MAX_REPORTED_DIFFERENCES);
    assertThat(report.truncated()).isTrue();
    assertThat(report.toString()).startsWith("more than 100 of");
  }

  /** Makes random changes and expects exactly these. */
  @Test
  void findsRandomChangesAndNothingElse() {
    var random = new Random(20261121);
    for (int i = 0; i < 8; i++) {
      var damages = new ArrayList<String>();
      int count = 1 + random.nextInt(3);
      for (int k = 0; k < count; k++) {
        damages.add(
            "update sample.parent set %s where id = md5('p%s')::uuid"
                .formatted(
                    List.of(
                            "balance = -balance",
                            "code = 'USD'",
                            "bytes = null",
                            "mood = null",
                            "occupies = 'empty'")
                        .get(random.nextInt(5)),
                    1 + i * 70 + k * 20 + random.nextInt(20)));
      }
      assertThat(compareAfter(damages.toArray(String[]::new)).differences())
          .as("%s", damages)
          .hasSize(count);
    }
  }

  @Test
  void reportsNoFalseDifferenceWhileTheSourceIsWritten() throws Exception {
    var moving = DatabasePairFixture.create();
    moving.fill(4_000);
    var replication = moving.replication();
    replication.start();
    Awaitility.await().until(replication::isCopyComplete);
    var written = new AtomicInteger();
    var stop = new AtomicBoolean();
    try (var writer = Executors.newSingleThreadExecutor()) {
      writer.submit(() -> {
        write(moving.home(), written, stop);
        return null;
      });
      try {
        for (int i = 0; i < 2; i++) {
          assertThat(moving.verification(replication).run())
              .matches(VerificationReport::isEqual, "equal");
        }
        moving
            .serviceJdbc()
            .update("update sample.parent set paid = 1 where id = md5('p3999')::uuid");
        assertThat(moving.verification(replication).run().differences()).singleElement();
        Awaitility.await("enough was written meanwhile").until(() -> written.get() > 100);
      } finally {
        stop.set(true);
      }
    } finally {
      replication.stop();
    }
  }

  /**
   * Writes up to 500 times a second: new rows, changed rows, one row that changes all the time, and
   * one that is deleted and inserted again.
   */
  private static void write(ModuleDatabase database, AtomicInteger written, AtomicBoolean stop) {
    long start = System.nanoTime();
    for (int i = 0; !stop.get(); i++) {
      switch (i % 4) {
        case 0 -> database.jdbc().update("insert into sample.note (text) values ('new')");
        case 1 ->
            database
                .jdbc()
                .update(
                    "update sample.parent set balance = balance + 1 where id = md5('p' || ?)::uuid",
                    i % 3_000);
        case 2 ->
            database
                .jdbc()
                .update(
                    "update sample.parent set balance = balance + 1 where id = md5('p1')::uuid");
        default ->
            database
                .jdbc()
                .update(
                    i % 8 == 3
                        ? "insert into sample.named values ('flicker')"
                        : "delete from sample.named where name = 'flicker'");
      }
      written.incrementAndGet();
      LockSupport.parkNanos(start + i * 2_000_000L - System.nanoTime());
    }
  }

  private void assertFinds(String damage, String... columns) {
    assertThat(compareAfter(damage).differences())
        .as(damage)
        .singleElement()
        .satisfies(difference -> {
          assertThat(difference.table()).isEqualTo("sample.parent");
          assertThat(difference.key())
              .isEqualTo("id=" + pair.home().queryOne(String.class, "select md5('p321')::uuid"));
          assertThat(difference.columns()).containsExactly(columns);
        });
  }

  /** Compares after changes of the service's database, which are undone afterwards. */
  private static VerificationReport compareAfter(String... damages) {
    pair.serviceJdbc().batchUpdate(damages);
    try {
      return pair.compare();
    } finally {
      pair.serviceJdbc().execute(RESTORE);
      DatabasePairFixture.fill(pair.service(), ROWS);
    }
  }
}
