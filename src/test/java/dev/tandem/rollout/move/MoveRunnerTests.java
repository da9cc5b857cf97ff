package dev.tandem.rollout.move;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.rollout.move.InMemoryMoveFixture.ProcessKilled;
import dev.tandem.rollout.move.MoveJournal.MoveSupersededException;
import dev.tandem.rollout.move.StepResult.InProgress;
import dev.tandem.rollout.move.StepResult.Rejected;
import dev.tandem.rollout.routing.Stage;
import dev.tandem.testing.NoDatabase;
import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Both ways, with movers that are killed, overtaken and called back at every one of their acts. */
@NoDatabase
class MoveRunnerTests {

  private static final int ACT_COUNT = 40;

  static Stream<Arguments> everyActBothWays() {
    return Stream.of(Stage.values())
        .flatMap(from -> IntStream.range(0, ACT_COUNT).mapToObj(act -> Arguments.of(from, act)));
  }

  @Test
  void goesThroughItsStepsInOrder() throws InterruptedException {
    var world = new InMemoryMoveFixture(Stage.HOME);
    world.requestMove();

    assertThat(world.run().end().outcome()).isEqualTo(MoveOutcome.ARRIVED);
    assertThat(world.executedSteps)
        .containsExactly(
            "CHECK",
            "COPY",
            "VERIFY",
            "QUIESCE",
            "FENCE",
            "CATCH_UP",
            "CUT_OVER",
            "ACTIVATE",
            "REPLICATE_BACK");
    assertLiveAt(world, Stage.AWAY);
    assertThat(world.move.writePause().duration()).isPresent();
  }

  @ParameterizedTest
  @MethodSource("everyActBothWays")
  void arrivesWhenItIsResumedAfterBeingKilledAnywhere(Stage from, int act)
      throws InterruptedException {
    var world = killedAt(from, act);

    resume(world);

    assertLiveAt(world, from.other());
    assertThat(world.move.end().outcome()).isEqualTo(MoveOutcome.ARRIVED);
  }

  @ParameterizedTest
  @MethodSource("everyActBothWays")
  void isBackWhereItWasWhenItIsUndoneAfterBeingKilledAnywhere(Stage from, int act)
      throws InterruptedException {
    var world = killedAt(from, act);
    boolean wasThere = world.move.hasEnded();

    world.requestUndo();
    resume(world);

    assertLiveAt(world, wasThere ? from.other() : from);
  }

  @ParameterizedTest
  @MethodSource("everyActBothWays")
  void whoeverWakesUpTooLateChangesNothing(Stage from, int act) throws InterruptedException {
    var world = new InMemoryMoveFixture(from);
    world.requestMove();
    world.beforeAct =
        it -> {
          if (it == act) {
            world.beforeAct = none -> {};
            world.requestUndo();
            resume(world);
          }
        };

    try {
      world.run();
    } catch (MoveSupersededException e) {
      // as it should
    }

    resume(world);
    assertLiveAt(world, world.route);
  }

  @Test
  void endsWithOneLiveSideHoweverOftenItIsKilledAndCalledBack() throws InterruptedException {
    var random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      var world = new InMemoryMoveFixture(random.nextBoolean() ? Stage.HOME : Stage.AWAY);
      world.requestMove();
      world.beforeAct =
          it -> {
            if (random.nextInt(6) == 0) {
              if (random.nextInt(4) == 0) {
                world.requestUndo();
              }
              throw new ProcessKilled();
            }
          };
      for (int life = 0; life < 30 && !world.move.hasEnded(); life++) {
        runOnce(world);
      }
      world.beforeAct = none -> {};
      resume(world);
      assertLiveAt(world, world.route);
    }
  }

  @ParameterizedTest
  @EnumSource(Stage.class)
  void opensAgainByItselfWhenThePauseLastsTooLong(Stage from) throws InterruptedException {
    var world = new InMemoryMoveFixture(from);
    world.requestMove();
    world.catchUpResult = new InProgress("an event is yet to be sent");
    world.beforeAct = it -> world.clock.advance(Duration.ofSeconds(1));

    assertThat(world.run().end().outcome()).isEqualTo(MoveOutcome.UNDONE);
    assertLiveAt(world, from);
    assertThat(world.executedSteps).doesNotContain("CUT_OVER");
    assertThat(world.move.writePause().duration().orElseThrow()).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void changesNothingWhenItIsRefused() throws InterruptedException {
    var world = new InMemoryMoveFixture(Stage.HOME);
    world.checkResult = new Rejected("no broker answers");
    world.requestMove();

    assertThat(world.run().blockedReason()).isEqualTo("no broker answers");
    assertThat(world.executedSteps).containsExactly("CHECK");
    assertLiveAt(world, Stage.HOME);
  }

  @Test
  void stopsWhereBothSidesDifferAndGoesOnWhenTheyNoLongerDo() throws InterruptedException {
    var world = new InMemoryMoveFixture(Stage.HOME);
    world.verifyResult = new Rejected("1 of 8 rows differs");
    world.requestMove();

    assertThat(world.run().blockedReason()).isEqualTo("1 of 8 rows differs");
    assertThat(world.move.hasEnded()).isFalse();

    world.verifyResult = new StepResult.Done("equal");
    world.run();
    assertLiveAt(world, Stage.AWAY);
  }

  private static InMemoryMoveFixture killedAt(Stage from, int act) throws InterruptedException {
    var world = new InMemoryMoveFixture(from);
    world.requestMove();
    world.beforeAct =
        it -> {
          if (it == act) {
            throw new ProcessKilled();
          }
        };
    runOnce(world);
    world.beforeAct = none -> {};
    return world;
  }

  private static void runOnce(InMemoryMoveFixture world) throws InterruptedException {
    try {
      world.run();
    } catch (ProcessKilled | MoveSupersededException e) {
      // the next one goes on
    }
  }

  private static void resume(InMemoryMoveFixture world) {
    try {
      while (!world.move.hasEnded()) {
        runOnce(world);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void assertLiveAt(InMemoryMoveFixture world, Stage stage) {
    assertThat(world.live).as("after %s", world.executedSteps).containsEntry(stage, true);
    assertThat(world.live).containsEntry(stage.other(), false);
    assertThat(world.route).isEqualTo(stage);
    assertThat(world.epoch.get(stage)).isGreaterThanOrEqualTo(world.routeEpoch);
  }
}
