package dev.tandem.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.eventing.tenure.ModuleOwnership;
import dev.tandem.rollout.Step.Onward;
import dev.tandem.rollout.TwoSides.Killed;
import dev.tandem.rollout.events.RouteChanged;
import dev.tandem.testing.OtherSide;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A module moves between two real databases while someone writes to it on both sides. */
@OtherSide
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(TwoSides.SLOTS)
class MoveTests {

  private static final Consumer<Step> NOTHING = step -> {};

  private static final List<Onward> WHERE_IT_MATTERS =
      List.of(Onward.COPY, Onward.CLOSE, Onward.DRAIN, Onward.DECIDE, Onward.OPEN);
  private static final long BREATH = 2_000_000; // nanoseconds

  static TwoSides sides;

  final List<UUID> accepted = new ArrayList<>();
  final ConcurrentLinkedQueue<String> bothLive = new ConcurrentLinkedQueue<>();
  final AtomicInteger samples = new AtomicInteger();
  volatile boolean over;
  Thread writer;
  Thread sampler;

  @BeforeAll
  static void build() {
    sides = new TwoSides();
  }

  @AfterAll
  static void tearDown() {
    sides.close();
  }

  @BeforeEach
  void begin() {
    accepted.addAll(sides.rows(live()));
    writer = Thread.ofPlatform().start(this::write);
    sampler = Thread.ofPlatform().start(this::sample);
  }

  /** What was accepted is on the side that is live, once; at no instant were there two. */
  @AfterEach
  void nothingIsLostOrDoubledAndThereWereNeverTwo() throws InterruptedException {
    Awaitility.await("enough instants were looked at").until(() -> samples.get() > 20);
    over = true;
    writer.join();
    sampler.join();
    var rows = sides.rows(live());
    assertThat(accepted).as("lost").filteredOn(it -> !rows.contains(it)).isEmpty();
    assertThat(rows).as("never accepted").filteredOn(it -> !accepted.contains(it)).isEmpty();
    assertThat(rows).doesNotHaveDuplicates();
    assertThat(bothLive).isEmpty();
    assertThat(sides.write(live().other(), UUID.randomUUID())).isFalse();
  }

  @Test
  void goesAwayAndComesBackWhileItIsWrittenTo() throws InterruptedException {
    for (var target : List.of(live().other(), live())) {
      var before = route().epoch();
      sides.published.clear();

      var move = sides.carry(sides.ask(target));

      assertThat(move.trouble()).isNull();
      assertThat(move.end().outcome()).isEqualTo(Outcome.ARRIVED);
      assertThat(route().stage()).isEqualTo(target);
      assertThat(route().epoch()).isGreaterThan(before);
      assertThat(sides.tenure(target)).matches(it -> it.writable() && it.consuming());
      assertThat(sides.tenure(target).epoch()).isEqualTo(route().epoch());
      assertThat(move.pause().length()).isPresent();
      assertThat(sides.moves.did(move.id())).hasSize(Onward.values().length);
      assertThat(sides.published)
          .singleElement()
          .matches(it -> it instanceof RouteChanged c && c.epoch() == route().epoch());
    }
  }

  @Test
  void arrivesWhenResumedAndIsBackWhenUndoneWhereverItWasKilled() throws InterruptedException {
    for (var step : WHERE_IT_MATTERS) {
      var from = live();
      var move = killed(from.other(), step, step.ordinal() % 2 == 0);
      sides.desk.undo(TwoSides.MODULE, "an operator", "the service misbehaves");
      sides.carry(move);
      assertThat(live()).as("undone at %s", step).isEqualTo(from);

      move = killed(from.other(), step, step.ordinal() % 2 == 1);
      sides.desk.resume(TwoSides.MODULE, "an operator", null);
      sides.carry(move);
      assertThat(live()).as("resumed at %s", step).isEqualTo(from.other());
    }
  }

  @Test
  void leavesNothingToFillADiskWhenItsCopiesAreLetGoOfAndMovesAgainWithANewOne()
      throws InterruptedException {
    sides.carry(sides.ask(live().other()));
    assertThat(sides.desk.module(TwoSides.MODULE).copies())
        .singleElement()
        .matches(it -> !it.lost());

    assertThat(sides.desk.release(TwoSides.MODULE, "an operator", "it will not come back"))
        .contains("No copy");
    for (var side : sides.databases.sides(TwoSides.MODULE)) {
      assertThat(Lag.all(side, TwoSides.MODULE)).isEmpty();
      assertThat(side.words("select subname from pg_subscription where subname ~ ?", "tandem_rec"))
          .isEmpty();
    }

    var move = sides.carry(sides.ask(live().other()));
    assertThat(move.end().outcome()).isEqualTo(Outcome.ARRIVED);
  }

  @Test
  void saysSoWhereACopyCannotBeLetGoOfAndLetsGoOfItLater() throws InterruptedException {
    sides.carry(sides.ask(live().other()));

    try (var unreachable = sides.databases("jdbc:postgresql://localhost:1/nobody")) {
      assertThatThrownBy(
              () -> sides.desk(unreachable).release(TwoSides.MODULE, "an operator", "no more"))
          .hasMessageContaining("does not answer; what it keeps for recommendations is left there");
    }

    assertThat(sides.desk.release(TwoSides.MODULE, "an operator", "no more")).contains("No copy");
  }

  @Test
  void copiesAreNotLetGoOfWhileSomeoneMoves() throws InterruptedException {
    sides.carry(sides.ask(live().other()));

    try (var _ = MoverLock.take(sides::connection).orElseThrow()) {
      assertThatThrownBy(() -> sides.desk.release(TwoSides.MODULE, "an operator", "no more"))
          .hasMessageContaining("being moved at this moment");
    }

    assertThat(sides.desk.module(TwoSides.MODULE).copies()).isNotEmpty();
  }

  @Test
  void isRefusedWithAReasonWhileAnotherIsOnItsWay() throws InterruptedException {
    var move = killed(live().other(), Onward.COPY, true);

    assertThatThrownBy(() -> sides.ask(live().other())).hasMessageContaining("is on its way");

    sides.desk.undo(TwoSides.MODULE, "an operator", "enough");
    sides.carry(move);
    assertThatThrownBy(() -> sides.ask(live())).hasMessageContaining("already");
  }

  private static UUID killed(Stage target, Step at, boolean before) throws InterruptedException {
    Consumer<Step> kill =
        it -> {
          if (it == at) {
            throw new Killed();
          }
        };
    var move = sides.ask(target);
    try {
      sides.carry(move, before ? kill : NOTHING, before ? NOTHING : kill);
    } catch (Killed e) {
      return move;
    }
    throw new AssertionError("survived " + at);
  }

  private static Standing route() {
    return sides.routes.standings().getFirst();
  }

  private static Stage live() {
    return sides.tenure(Stage.HOME).writable() ? Stage.HOME : Stage.AWAY;
  }

  private void write() {
    while (!over) {
      for (var side : Stage.values()) {
        var row = UUID.randomUUID();
        if (sides.write(side, row)) {
          accepted.add(row);
        }
      }
      LockSupport.parkNanos(BREATH);
    }
  }

  /** Home is read before and after, so that what is seen was so at one instant. */
  private void sample() {
    while (!over) {
      ModuleOwnership before = sides.tenure(Stage.HOME);
      ModuleOwnership away = sides.tenure(Stage.AWAY);
      ModuleOwnership after = sides.tenure(Stage.HOME);
      if (before.writable()
          && away.writable()
          && after.writable()
          && before.epoch() == after.epoch()) {
        bothLive.add(before + " and " + away);
      }
      samples.incrementAndGet();
      LockSupport.parkNanos(BREATH);
    }
  }
}
