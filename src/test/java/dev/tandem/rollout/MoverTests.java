package dev.tandem.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.rollout.Logbook.Overtaken;
import dev.tandem.rollout.Progress.Refused;
import dev.tandem.rollout.Progress.Waiting;
import dev.tandem.rollout.World.Killed;
import dev.tandem.testing.Beside;
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
@Beside
class MoverTests {

  private static final int ACTS = 40;

  static Stream<Arguments> everyActBothWays() {
    return Stream.of(Stage.values())
        .flatMap(from -> IntStream.range(0, ACTS).mapToObj(act -> Arguments.of(from, act)));
  }

  @Test
  void goesThroughItsStepsInOrder() throws InterruptedException {
    var world = new World(Stage.HOME);
    world.ask();

    assertThat(world.carry().end().outcome()).isEqualTo(Outcome.ARRIVED);
    assertThat(world.done)
        .containsExactly(
            "CHECK", "COPY", "VERIFY", "SETTLE", "CLOSE", "DRAIN", "DECIDE", "OPEN", "FOLLOW");
    assertLiveAt(world, Stage.AWAY);
    assertThat(world.move.pause().length()).isPresent();
  }

  @ParameterizedTest
  @MethodSource("everyActBothWays")
  void arrivesWhenItIsResumedAfterBeingKilledAnywhere(Stage from, int act)
      throws InterruptedException {
    var world = killed(from, act);

    resume(world);

    assertLiveAt(world, from.other());
    assertThat(world.move.end().outcome()).isEqualTo(Outcome.ARRIVED);
  }

  @ParameterizedTest
  @MethodSource("everyActBothWays")
  void isBackWhereItWasWhenItIsUndoneAfterBeingKilledAnywhere(Stage from, int act)
      throws InterruptedException {
    var world = killed(from, act);
    boolean wasThere = world.move.ended();

    world.wantBack();
    resume(world);

    assertLiveAt(world, wasThere ? from.other() : from);
  }

  @ParameterizedTest
  @MethodSource("everyActBothWays")
  void whoeverWakesUpTooLateChangesNothing(Stage from, int act) throws InterruptedException {
    var world = new World(from);
    world.ask();
    world.before =
        it -> {
          if (it == act) {
            world.before = none -> {};
            world.wantBack();
            resume(world);
          }
        };

    try {
      world.carry();
    } catch (Overtaken e) {
      // as it should
    }

    resume(world);
    assertLiveAt(world, world.route);
  }

  @Test
  void endsWithOneLiveSideHoweverOftenItIsKilledAndCalledBack() throws InterruptedException {
    var random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      var world = new World(random.nextBoolean() ? Stage.HOME : Stage.AWAY);
      world.ask();
      world.before =
          it -> {
            if (random.nextInt(6) == 0) {
              if (random.nextInt(4) == 0) {
                world.wantBack();
              }
              throw new Killed();
            }
          };
      for (int life = 0; life < 30 && !world.move.ended(); life++) {
        live(world);
      }
      world.before = none -> {};
      resume(world);
      assertLiveAt(world, world.route);
    }
  }

  @ParameterizedTest
  @EnumSource(Stage.class)
  void opensAgainByItselfWhenThePauseLastsTooLong(Stage from) throws InterruptedException {
    var world = new World(from);
    world.ask();
    world.drained = new Waiting("an event is yet to be sent");
    world.before = it -> world.clock.advance(Duration.ofSeconds(1));

    assertThat(world.carry().end().outcome()).isEqualTo(Outcome.UNDONE);
    assertLiveAt(world, from);
    assertThat(world.done).doesNotContain("DECIDE");
    assertThat(world.move.pause().length().orElseThrow()).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void changesNothingWhenItIsRefused() throws InterruptedException {
    var world = new World(Stage.HOME);
    world.check = new Refused("no broker answers");
    world.ask();

    assertThat(world.carry().trouble()).isEqualTo("no broker answers");
    assertThat(world.done).containsExactly("CHECK");
    assertLiveAt(world, Stage.HOME);
  }

  @Test
  void stopsWhereBothSidesDifferAndGoesOnWhenTheyNoLongerDo() throws InterruptedException {
    var world = new World(Stage.HOME);
    world.verified = new Refused("1 of 8 rows differs");
    world.ask();

    assertThat(world.carry().trouble()).isEqualTo("1 of 8 rows differs");
    assertThat(world.move.ended()).isFalse();

    world.verified = new Progress.Done("equal");
    world.carry();
    assertLiveAt(world, Stage.AWAY);
  }

  private static World killed(Stage from, int act) throws InterruptedException {
    var world = new World(from);
    world.ask();
    world.before =
        it -> {
          if (it == act) {
            throw new Killed();
          }
        };
    live(world);
    world.before = none -> {};
    return world;
  }

  private static void live(World world) throws InterruptedException {
    try {
      world.carry();
    } catch (Killed | Overtaken e) {
      // the next one goes on
    }
  }

  private static void resume(World world) {
    try {
      while (!world.move.ended()) {
        live(world);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void assertLiveAt(World world, Stage stage) {
    assertThat(world.live).as("after %s", world.done).containsEntry(stage, true);
    assertThat(world.live).containsEntry(stage.other(), false);
    assertThat(world.route).isEqualTo(stage);
    assertThat(world.epoch.get(stage)).isGreaterThanOrEqualTo(world.routeEpoch);
  }
}
