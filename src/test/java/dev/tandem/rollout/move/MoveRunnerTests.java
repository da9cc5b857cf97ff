package dev.tandem.rollout.move;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.rollout.move.InMemoryMoveFixture.ProcessKilled;
import dev.tandem.rollout.move.MoveJournal.MoveSupersededException;
import dev.tandem.rollout.move.StepResult.InProgress;
import dev.tandem.rollout.move.StepResult.Rejected;
import dev.tandem.rollout.routing.Side;
import dev.tandem.rollout.routing.Stage;
import dev.tandem.testing.NoDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Moves between all stages whose runner is killed, superseded or undone at every action. */
@NoDatabase
class MoveRunnerTests {

  private static final int ACTION_COUNT = 40;

  record Way(Stage from, Stage to) {}

  private static final List<Way> WAYS =
      List.of(
          new Way(Stage.HOME, Stage.AWAY),
          new Way(Stage.AWAY, Stage.HOME),
          new Way(Stage.HOME, Stage.SHADOW),
          new Way(Stage.SHADOW, Stage.HOME),
          new Way(Stage.CANARY, Stage.HOME),
          new Way(Stage.CANARY, Stage.AWAY),
          new Way(Stage.AWAY, Stage.SHADOW),
          new Way(Stage.AWAY, Stage.CANARY));

  static Stream<Arguments> everyActionOfEveryWay() {
    return WAYS.stream()
        .flatMap(
            way -> IntStream.range(0, ACTION_COUNT).mapToObj(action -> Arguments.of(way, action)));
  }

  @Test
  void runsTheStepsInOrder() throws InterruptedException {
    var fixture = new InMemoryMoveFixture(Stage.HOME);
    fixture.requestMove();

    assertThat(fixture.run().end().outcome()).isEqualTo(MoveOutcome.ARRIVED);
    assertThat(fixture.executedSteps)
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
    assertLiveAt(fixture, Stage.AWAY);
    assertThat(fixture.move.writePause().duration()).isPresent();
  }

  @Test
  void entersTheShadowAndLeavesItWithoutAPause() throws InterruptedException {
    var fixture = new InMemoryMoveFixture(Stage.HOME);
    fixture.requestMove(Stage.SHADOW);
    fixture.run();

    assertThat(fixture.executedSteps).containsExactly("CHECK", "COPY", "VERIFY", "CUT_OVER");
    assertThat(fixture.move.writePause()).isEqualTo(WritePause.NONE);

    fixture.executedSteps.clear();
    fixture.requestMove(Stage.HOME);
    fixture.run();

    assertThat(fixture.executedSteps).containsExactly("CHECK", "CUT_OVER", "END_COPY");
    assertThat(fixture.copied).isFalse();
    assertThat(fixture.epoch).containsEntry(Side.HOME, 0L).containsEntry(Side.SERVICE, 0L);
  }

  @Test
  void isHomeEvenIfTheCopyCannotBeEnded() throws InterruptedException {
    var fixture = new InMemoryMoveFixture(Stage.CANARY);
    fixture.endCopyResult = new InProgress("the database of the service does not answer");
    fixture.requestMove(Stage.HOME);
    fixture.beforeAction = current -> fixture.clock.advance(Duration.ofSeconds(30));

    assertThat(fixture.run().end().outcome()).isEqualTo(MoveOutcome.ARRIVED);
    assertLiveAt(fixture, Stage.HOME);
    assertThat(fixture.move.blockedReason()).contains("does not answer");
  }

  @ParameterizedTest
  @MethodSource("everyActionOfEveryWay")
  void arrivesWhenResumedAfterBeingKilledAnywhere(Way way, int action) throws InterruptedException {
    var fixture = killedAt(way, action);

    resume(fixture);

    assertLiveAt(fixture, way.to());
    assertThat(fixture.copied || !way.to().isReadAtService()).as("a copy to read").isTrue();
    assertThat(fixture.move.end().outcome()).isEqualTo(MoveOutcome.ARRIVED);
  }

  @ParameterizedTest
  @MethodSource("everyActionOfEveryWay")
  void isBackAtTheSourceWhenUndoneAfterBeingKilledAnywhere(Way way, int action)
      throws InterruptedException {
    var fixture = killedAt(way, action);
    boolean hadArrived = fixture.move.hasEnded();

    fixture.requestUndo();
    resume(fixture);

    assertLiveAt(fixture, hadArrived ? way.to() : way.from());
  }

  @ParameterizedTest
  @MethodSource("everyActionOfEveryWay")
  void aSupersededRunnerChangesNothing(Way way, int action) throws InterruptedException {
    var fixture = new InMemoryMoveFixture(way.from());
    fixture.requestMove(way.to());
    fixture.beforeAction =
        current -> {
          if (current == action) {
            fixture.beforeAction = none -> {};
            fixture.requestUndo();
            resume(fixture);
          }
        };

    try {
      fixture.run();
    } catch (MoveSupersededException e) {
      // expected: the move was undone meanwhile
    }

    resume(fixture);
    assertLiveAt(fixture, fixture.route);
  }

  @Test
  void endsWithOneLiveSideHoweverOftenItIsKilledAndUndone() throws InterruptedException {
    var random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      var way = WAYS.get(random.nextInt(WAYS.size()));
      var fixture = new InMemoryMoveFixture(way.from());
      fixture.requestMove(way.to());
      fixture.beforeAction =
          current -> {
            if (random.nextInt(6) == 0) {
              if (random.nextInt(4) == 0) {
                fixture.requestUndo();
              }
              throw new ProcessKilled();
            }
          };
      for (int attempt = 0; attempt < 30 && !fixture.move.hasEnded(); attempt++) {
        runOnce(fixture);
      }
      fixture.beforeAction = none -> {};
      resume(fixture);
      assertLiveAt(fixture, fixture.route);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"HOME", "AWAY"})
  void isUndoneWhenThePauseLastsTooLong(Stage from) throws InterruptedException {
    var fixture = new InMemoryMoveFixture(from);
    fixture.requestMove();
    fixture.catchUpResult = new InProgress("an event is yet to be sent");
    fixture.beforeAction = current -> fixture.clock.advance(Duration.ofSeconds(1));

    assertThat(fixture.run().end().outcome()).isEqualTo(MoveOutcome.UNDONE);
    assertLiveAt(fixture, from);
    assertThat(fixture.executedSteps).doesNotContain("CUT_OVER");
    assertThat(fixture.move.writePause().duration().orElseThrow())
        .isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void changesNothingWhenItIsRefused() throws InterruptedException {
    var fixture = new InMemoryMoveFixture(Stage.HOME);
    fixture.checkResult = new Rejected("no broker answers");
    fixture.requestMove();

    assertThat(fixture.run().blockedReason()).isEqualTo("no broker answers");
    assertThat(fixture.executedSteps).containsExactly("CHECK");
    assertLiveAt(fixture, Stage.HOME);
  }

  @Test
  void stopsWhenBothSidesDifferAndContinuesWhenTheyNoLongerDo() throws InterruptedException {
    var fixture = new InMemoryMoveFixture(Stage.HOME);
    fixture.verifyResult = new Rejected("1 of 8 rows differs");
    fixture.requestMove();

    assertThat(fixture.run().blockedReason()).isEqualTo("1 of 8 rows differs");
    assertThat(fixture.move.hasEnded()).isFalse();

    fixture.verifyResult = new StepResult.Done("equal");
    fixture.run();
    assertLiveAt(fixture, Stage.AWAY);
  }

  private static InMemoryMoveFixture killedAt(Way way, int action) throws InterruptedException {
    var fixture = new InMemoryMoveFixture(way.from());
    fixture.requestMove(way.to());
    fixture.beforeAction =
        current -> {
          if (current == action) {
            throw new ProcessKilled();
          }
        };
    runOnce(fixture);
    fixture.beforeAction = none -> {};
    return fixture;
  }

  private static void runOnce(InMemoryMoveFixture fixture) throws InterruptedException {
    try {
      fixture.run();
    } catch (ProcessKilled | MoveSupersededException e) {
      // the next runner continues
    }
  }

  private static void resume(InMemoryMoveFixture fixture) {
    try {
      while (!fixture.move.hasEnded()) {
        runOnce(fixture);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void assertLiveAt(InMemoryMoveFixture fixture, Stage stage) {
    var side = stage.liveSide();
    assertThat(fixture.live).as("after %s", fixture.executedSteps).containsEntry(side, true);
    assertThat(fixture.live).containsEntry(side.other(), false);
    assertThat(fixture.route).isEqualTo(stage);
    if (fixture.move.changesSides()) {
      assertThat(fixture.epoch.get(side)).isGreaterThanOrEqualTo(fixture.routeEpoch);
    }
  }
}
