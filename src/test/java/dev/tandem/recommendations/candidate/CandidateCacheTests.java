package dev.tandem.recommendations.candidate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.access.identity.Role;
import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.preferences.events.ErasureRequested;
import dev.tandem.recommendations.MentorId;
import dev.tandem.recommendations.readmodel.ReplicaFixture;
import dev.tandem.testing.Deliveries;
import dev.tandem.testing.ModuleTest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
class CandidateCacheTests {

  @Autowired ListableBeanFactory beans;
  @Autowired CandidateCache cache;
  @Autowired CandidateQueries queries;
  @Autowired MentorChanges changes;
  @Autowired Clock clock;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;
  @Autowired ApplicationEventPublisher publisher;

  ReplicaFixture fixture;
  CandidateCache ofAnotherProcess;

  @BeforeEach
  void setUp() {
    fixture = new ReplicaFixture(beans);
    fixture.clear();
    ofAnotherProcess = new CandidateCache(queries, changes, clock);
  }

  @Test
  void isAfterEveryEventWhatTheTablesAre() {
    for (int seed = 0; seed < 5; seed++) {
      var random = new Random(seed);
      var mentors = new ArrayList<>(List.of(fixture.bookableMentor("Ada", "SQL", "de")));
      var cohorts = new ArrayList<>(List.of(fixture.cohort("Winter")));
      List<Supplier<?>> changesOfAll =
          List.of(
              () -> mentors.add(fixture.bookableMentor("Bob", "Go", "en")),
              () -> mentors.add(fixture.unavailableMentor("Cem", "Go", "en")),
              () -> fixture.confirmedBooking(any(mentors, random), UUID.randomUUID()),
              () -> fixture.completedSession(any(mentors, random), UUID.randomUUID()),
              () -> cohorts.add(fixture.cohort("Spring")),
              () -> {
                fixture.enrol(any(cohorts, random), any(mentors, random), Role.MENTOR, 2);
                return true;
              },
              () -> {
                fixture.chooseVisibility(
                    any(mentors, random),
                    random.nextInt(99),
                    random.nextBoolean() ? "cohorts" : "everyone");
                return true;
              },
              () -> close(any(cohorts, random)),
              () -> {
                fixture.publishAvailability(
                    any(mentors, random),
                    random.nextInt(3),
                    clock.instant().plus(Duration.ofHours(9)));
                return true;
              });
      for (int i = 0; i < 40; i++) {
        changesOfAll.get(random.nextInt(changesOfAll.size())).get();
        assertThat(known(cache)).as("seed %s", seed).isEqualTo(fresh());
      }
      assertThat(known(ofAnotherProcess)).isEqualTo(fresh());
      assertThat(fresh()).isNotEmpty();
    }
  }

  private boolean close(UUID cohort) {
    return jdbc.sql("update recommendations.cohort set closed = true where cohort_id = ?")
            .param(cohort)
            .update()
        == 1;
  }

  private static UUID any(List<UUID> ids, Random random) {
    return ids.get(random.nextInt(ids.size()));
  }

  @Test
  void whoHidesIsHiddenAtOnceInEveryProcess() {
    var ada = fixture.bookableMentor("Ada", "SQL", "de");
    assertThat(offeredToAll(ada)).containsExactly(true, true);

    fixture.chooseVisibility(ada, 2, "cohorts");

    assertThat(offeredToAll(ada)).containsExactly(false, false);
  }

  private List<Boolean> offeredToAll(UUID mentor) {
    return Stream.of(cache, ofAnotherProcess)
        .map(it -> it.current().find(new MentorId(mentor)).orElseThrow())
        .map(it -> it.offerings().stream().noneMatch(Offering::cohortOnly))
        .toList();
  }

  @Test
  void whoIsErasedIsGoneFromEveryProcess() {
    var ada = fixture.bookableMentor("Ada", "SQL", "de");
    var bob = fixture.bookableMentor("Bob", "SQL", "de");
    assertThat(known(ofAnotherProcess)).hasSize(2);
    var id = UUID.randomUUID();
    transaction.executeWithoutResult(_ ->
        publisher.publishEvent(
            new ErasureRequested(EventMetadata.about(id, 3, clock.instant()), id, ada)));
    Deliveries.awaitAll(jdbc);

    for (var process : List.of(cache, ofAnotherProcess)) {
      assertThat(known(process)).extracting(Candidate::id).containsExactly(new MentorId(bob));
    }
  }

  @Test
  void readsOnlyChangedMentorsAgain() {
    var ada = new MentorId(fixture.bookableMentor("Ada", "SQL", "de"));
    var mentors = new ArrayList<UUID>();
    for (int i = 0; i < 20; i++) {
      mentors.add(fixture.bookableMentor("Bob", "SQL", "de"));
    }
    var before = cache.current();
    fixture.publishAvailability(ada.value(), 30, clock.instant());

    var after = cache.current();

    assertThat(after.find(ada).orElseThrow()).isNotEqualTo(before.find(ada).orElseThrow());
    assertThat(mentors)
        .map(MentorId::new)
        .filteredOn(it -> CandidateQueries.bucketOf(it) != CandidateQueries.bucketOf(ada))
        .hasSizeGreaterThan(10)
        .allMatch(it -> after.find(it).orElseThrow() == before.find(it).orElseThrow());
    assertThat(cache.current()).isSameAs(after);
  }

  /** As a change whose transaction began before, and ends after, one that was already read. */
  @Test
  void missesNoChangeThatIsCommittedLate() {
    var ada = fixture.bookableMentor("Ada", "SQL", "de");
    var bob = bookableInAnotherBucketThan(ada);
    transaction.executeWithoutResult(_ -> {
      fixture.publishAvailability(ada, 30, clock.instant());
      inAnotherTransaction(() -> fixture.chooseVisibility(bob, 7, "cohorts"));
      inAnotherTransaction(ofAnotherProcess::current);
    });

    assertThat(known(ofAnotherProcess)).isEqualTo(fresh());
  }

  /** Changes in the same bucket wait for each other. */
  private UUID bookableInAnotherBucketThan(UUID other) {
    return Stream.generate(() -> fixture.bookableMentor("Bob", "SQL", "de"))
        .filter(it ->
            CandidateQueries.bucketOf(new MentorId(it))
                != CandidateQueries.bucketOf(new MentorId(other)))
        .findFirst()
        .orElseThrow();
  }

  private static void inAnotherTransaction(Runnable work) {
    try {
      Thread.ofVirtual().start(work).join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void forgetsMentorsWhoseTableIsEmptied() {
    fixture.bookableMentor("Ada", "SQL", "de");
    assertThat(known(cache)).hasSize(1);

    jdbc.sql("truncate recommendations.mentor").update();

    assertThat(known(cache)).isEmpty();
  }

  @Test
  void knowsMentorsWhoNeverChangedSinceChangesAreCounted() {
    fixture.bookableMentor("Ada", "SQL", "de");
    cache.current();
    jdbc.sql("delete from recommendations.mentor_change").update();

    assertThat(known(cache)).hasSize(1);
    assertThat(known(new CandidateCache(queries, changes, clock))).hasSize(1);
  }

  @Test
  void findsTheSameBucketAsTheDatabase() {
    var random = new Random(1);
    for (int i = 0; i < 50; i++) {
      var id = new UUID(random.nextLong(), random.nextLong());
      var bucket =
          jdbc.sql("select recommendations.bucket_of(?)").param(id).query(Integer.class).single();
      assertThat(CandidateQueries.bucketOf(new MentorId(id))).isEqualTo(bucket);
    }
  }

  private List<Candidate> fresh() {
    return known(new CandidateCache(queries, changes, clock));
  }

  private static List<Candidate> known(CandidateCache cache) {
    return cache.current().all().stream()
        .sorted(java.util.Comparator.comparing(Candidate::id))
        .toList();
  }
}
