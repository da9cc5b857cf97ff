package dev.tandem.rollout.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.eventing.ownership.ModuleOwnership;
import dev.tandem.kernel.web.Problem;
import dev.tandem.rollout.events.RouteChanged;
import dev.tandem.rollout.move.MoveId;
import dev.tandem.rollout.move.MoveLock;
import dev.tandem.rollout.move.MoveOutcome;
import dev.tandem.rollout.move.Step;
import dev.tandem.rollout.move.Step.Forward;
import dev.tandem.rollout.replication.SlotLag;
import dev.tandem.rollout.routing.ModuleRoute;
import dev.tandem.rollout.routing.Side;
import dev.tandem.rollout.steps.ModuleMoveFixture.ProcessKilled;
import dev.tandem.testing.FaultRow;
import dev.tandem.testing.SecondInstance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Moves a module between two real databases while a thread writes to both sides. */
@SecondInstance
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(ModuleMoveFixture.SLOTS)
class DatabaseMoveTests {

  private static final Consumer<Step> NOTHING = step -> {};

  private static final List<Forward> KILL_POINTS =
      List.of(Forward.COPY, Forward.FENCE, Forward.CATCH_UP, Forward.CUT_OVER, Forward.ACTIVATE);
  private static final long PAUSE_NANOS = 2_000_000; // nanoseconds

  static ModuleMoveFixture fixture;

  final List<UUID> accepted = new ArrayList<>();
  final ConcurrentLinkedQueue<String> bothLive = new ConcurrentLinkedQueue<>();
  final AtomicInteger samples = new AtomicInteger();
  volatile boolean stopped;
  Thread writer;
  Thread sampler;

  @BeforeAll
  static void build() {
    fixture = new ModuleMoveFixture();
  }

  @AfterAll
  static void tearDown() {
    fixture.close();
  }

  @BeforeEach
  void begin() {
    accepted.addAll(fixture.rows(liveSide()));
    writer = Thread.ofPlatform().start(this::write);
    sampler = Thread.ofPlatform().start(this::sample);
  }

  /** Every accepted row is on the live side once, and both sides were never live together. */
  @AfterEach
  void nothingIsLostOrDoubledAndThereWereNeverTwo() throws InterruptedException {
    Awaitility.await("enough samples").until(() -> samples.get() > 20);
    stopped = true;
    writer.join();
    sampler.join();
    var rows = fixture.rows(liveSide());
    assertThat(accepted).as("lost").filteredOn(row -> !rows.contains(row)).isEmpty();
    assertThat(rows).as("never accepted").filteredOn(row -> !accepted.contains(row)).isEmpty();
    assertThat(rows).doesNotHaveDuplicates();
    assertThat(bothLive).isEmpty();
    assertThat(fixture.tryWrite(liveSide().other(), UUID.randomUUID())).isFalse();
  }

  @Test
  void goesAwayAndComesBackWhileItIsWrittenTo() throws InterruptedException {
    for (var target : List.of(liveSide().other(), liveSide())) {
      var before = route().epoch();
      fixture.published.clear();

      var move = fixture.run(fixture.requestMove(target));

      assertThat(move.blockedReason()).isNull();
      assertThat(move.end().outcome()).isEqualTo(MoveOutcome.ARRIVED);
      assertThat(route().stage()).isEqualTo(ModuleMoveFixture.stageOf(target));
      assertThat(route().epoch()).isGreaterThan(before);
      assertThat(fixture.ownership(target)).matches(side -> side.writable() && side.consuming());
      assertThat(fixture.ownership(target).epoch()).isEqualTo(route().epoch());
      assertThat(move.writePause().duration()).isPresent();
      assertThat(fixture.moves.findCompletedSteps(move.id())).hasSize(move.path().steps().size());
      assertThat(fixture.published)
          .filteredOn(RouteChanged.class::isInstance)
          .singleElement()
          .matches(
              event -> event instanceof RouteChanged changed && changed.epoch() == route().epoch());
    }
  }

  @Test
  void arrivesWhenResumedAndIsBackWhenUndoneWhereverItWasKilled() throws InterruptedException {
    for (var step : KILL_POINTS) {
      var from = liveSide();
      var move = killedMove(from.other(), step, step.ordinal() % 2 == 0);
      fixture.rolloutService.undo(
          ModuleMoveFixture.MODULE, "an operator", "the service misbehaves");
      fixture.run(move);
      assertThat(liveSide()).as("undone at %s", step).isEqualTo(from);

      move = killedMove(from.other(), step, step.ordinal() % 2 == 1);
      fixture.rolloutService.resume(ModuleMoveFixture.MODULE, "an operator", null);
      fixture.run(move);
      assertThat(liveSide()).as("resumed at %s", step).isEqualTo(from.other());
    }
  }

  @Test
  void deletingTheStandbyCopyLeavesNoSlotsAndTheNextMoveMakesANewCopy()
      throws InterruptedException {
    fixture.run(fixture.requestMove(liveSide().other()));
    assertThat(standbyCopies()).singleElement().matches(copy -> !copy.lost());

    assertThat(
            fixture.rolloutService.releaseCopies(
                ModuleMoveFixture.MODULE, "an operator", "it will not come back"))
        .contains("was deleted");
    for (var side : fixture.databases.allOf(ModuleMoveFixture.MODULE)) {
      assertThat(SlotLag.all(side, ModuleMoveFixture.MODULE)).isEmpty();
      assertThat(
              side.queryStrings(
                  "select subname from pg_subscription where subname ~ ?", "tandem_rec"))
          .isEmpty();
    }

    var move = fixture.run(fixture.requestMove(liveSide().other()));
    assertThat(move.end().outcome()).isEqualTo(MoveOutcome.ARRIVED);
  }

  @Test
  void aStandbyCopyOnAnUnreachableDatabaseIsReportedAndCanBeDeletedLater()
      throws InterruptedException {
    fixture.run(fixture.requestMove(liveSide().other()));

    try (var unreachable = fixture.databases("jdbc:postgresql://localhost:1/nobody")) {
      assertThatThrownBy(() ->
              fixture
                  .rolloutService(unreachable)
                  .releaseCopies(ModuleMoveFixture.MODULE, "an operator", "no more"))
          .hasMessageContaining(
              "does not answer, so what it keeps for recommendations was not deleted");
    }

    assertThat(
            fixture.rolloutService.releaseCopies(
                ModuleMoveFixture.MODULE, "an operator", "no more"))
        .contains("was deleted");
  }

  @Test
  void standbyCopiesAreNotDeletedDuringAMove() throws InterruptedException {
    fixture.run(fixture.requestMove(liveSide().other()));

    try (var _ = MoveLock.tryAcquire(fixture::connection).orElseThrow()) {
      assertThatThrownBy(() ->
              fixture.rolloutService.releaseCopies(
                  ModuleMoveFixture.MODULE, "an operator", "no more"))
          .hasMessageContaining("A module is being moved");
    }

    assertThat(standbyCopies()).isNotEmpty();
  }

  private static List<SlotLag> standbyCopies() {
    return SlotLag.all(fixture.databases.homeDatabase(), ModuleMoveFixture.MODULE);
  }

  @Test
  void isContinuedByTheNextProcessIfItsRunnerDiesInThePause(TestInfo test)
      throws InterruptedException {
    var move = killedMove(liveSide().other(), Forward.CATCH_UP, true);
    boolean takesChanges = fixture.ownership(liveSide()).writable();
    long start = System.nanoTime();

    try (var _ = fixture.startNextProcess()) {
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> fixture.moves.findById(move).orElseThrow().hasEnded());
    }

    var recovery = Duration.ofNanos(System.nanoTime() - start);
    assertThat(fixture.moves.findById(move).orElseThrow().writePause().to()).isNotNull();
    assertThat(fixture.ownership(liveSide()).writable()).isTrue();
    FaultRow.writeAboutPeople(
        test,
        "the process that moves a module is killed in the write pause",
        "changes to that module are " + (takesChanges ? "taken" : "refused until then"),
        FaultRow.seconds(recovery),
        0);
  }

  @Test
  void restsUntilAnOperatorDecidesIfItsRunnerDiesBeforeThePause() throws InterruptedException {
    var move = killedMove(liveSide().other(), Forward.COPY, true);

    try (var _ = fixture.startNextProcess()) {
      assertThat(fixture.moves.findById(move).orElseThrow().holdsBackModule()).isFalse();
    }

    fixture.rolloutService.undo(ModuleMoveFixture.MODULE, "an operator", "enough");
    fixture.run(move);
  }

  @Test
  void isRefusedWithAReasonWhileAnotherIsOnItsWay() throws InterruptedException {
    var move = killedMove(liveSide().other(), Forward.COPY, true);

    assertThatThrownBy(() -> fixture.requestMove(liveSide().other()))
        .hasMessageContaining("has been moving");

    fixture.rolloutService.undo(ModuleMoveFixture.MODULE, "an operator", "enough");
    fixture.run(move);
    assertThatThrownBy(() -> fixture.requestMove(liveSide())).hasMessageContaining("already");
  }

  @Test
  void ofManyRequestsAtTheSameMomentOneBegins() throws InterruptedException {
    var target = liveSide().other();
    var begun = new ConcurrentLinkedQueue<MoveId>();
    var refused = new ConcurrentLinkedQueue<String>();
    var together = new CyclicBarrier(6);
    Callable<Void> request =
        () -> {
          together.await();
          try {
            begun.add(fixture.requestMove(target));
          } catch (Problem e) {
            refused.add(String.valueOf(e.getMessage()));
          }
          return null;
        };
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      executor
          .invokeAll(Collections.nCopies(together.getParties(), request))
          .forEach(Future::resultNow);
    }

    assertThat(begun).hasSize(1);
    assertThat(refused).hasSize(5).allMatch(it -> it.matches(".*(been moving|just started).*"));
    assertThat(fixture.run(begun.element()).end().outcome()).isEqualTo(MoveOutcome.ARRIVED);
  }

  @Test
  void thePauseEndsByItselfIfWhatTheModuleHasPublishedCannotBeSent(TestInfo test)
      throws InterruptedException {
    var source = liveSide();
    Consumer<Step> failBroker =
        step -> {
          if (step == Forward.CATCH_UP) {
            fixture.leaveAnEventUnsent(source);
          }
        };

    var move = fixture.run(fixture.requestMove(source.other()), failBroker, NOTHING);
    fixture.sendEverything(source);

    assertThat(move.end().outcome()).isEqualTo(MoveOutcome.UNDONE);
    assertThat(liveSide()).isEqualTo(source);
    var pause = move.writePause().duration().orElseThrow();
    assertThat(pause).isLessThan(Duration.ofSeconds(30));
    FaultRow.writeAboutPeople(
        test,
        "the broker takes no event in the write pause of a move",
        "changes to that module are refused, then taken where they were before",
        FaultRow.seconds(pause),
        0);
  }

  private static MoveId killedMove(Side target, Step at, boolean before)
      throws InterruptedException {
    Consumer<Step> kill =
        step -> {
          if (step == at) {
            throw new ProcessKilled();
          }
        };
    var move = fixture.requestMove(target);
    try {
      fixture.run(move, before ? kill : NOTHING, before ? NOTHING : kill);
    } catch (ProcessKilled e) {
      return move;
    }
    throw new AssertionError("survived " + at);
  }

  private static ModuleRoute route() {
    return fixture.routes.findAll().getFirst();
  }

  private static Side liveSide() {
    return fixture.ownership(Side.HOME).writable() ? Side.HOME : Side.SERVICE;
  }

  private void write() {
    while (!stopped) {
      for (var side : Side.values()) {
        var row = UUID.randomUUID();
        if (fixture.tryWrite(side, row)) {
          accepted.add(row);
        }
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  /** Reads home before and after the service, so that both states held at one instant. */
  private void sample() {
    while (!stopped) {
      ModuleOwnership before = fixture.ownership(Side.HOME);
      ModuleOwnership away = fixture.ownership(Side.SERVICE);
      ModuleOwnership after = fixture.ownership(Side.HOME);
      if (before.writable()
          && away.writable()
          && after.writable()
          && before.epoch() == after.epoch()) {
        bothLive.add(before + " and " + away);
      }
      samples.incrementAndGet();
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }
}
