package dev.tandem.rollout.mirror;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.kernel.role.DataVersion;
import dev.tandem.rollout.RolloutSlice;
import dev.tandem.rollout.comparison.Answer;
import dev.tandem.rollout.mirror.SideReader.TimedAnswer;
import dev.tandem.rollout.replay.RequestSnapshot;
import dev.tandem.rollout.routing.Canary;
import dev.tandem.rollout.routing.ModuleRoute;
import dev.tandem.rollout.routing.Side;
import dev.tandem.rollout.routing.Stage;
import dev.tandem.rollout.samples.AllowedDifferences;
import dev.tandem.rollout.samples.MismatchRecorder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockServletContext;
import org.springframework.util.unit.DataSize;

/**
 * Home is live here, and the service has a copy, which is told what home has when it catches up.
 */
@RolloutSlice
class PairComparisonTests {

  private static final String UNKNOWN_MODULE = "module-of-pair-comparison";

  private static final String CURRENT = "2";

  @Autowired AllowedDifferences allowed;
  @Autowired MismatchRecorder mismatches;

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Queue<String> written = new ArrayDeque<>();
  private final Queue<Answer> derivedByHome = new ArrayDeque<>();
  private String home = "held";
  private String copy = "held";
  private boolean catchesUp = true;

  @Test
  void aCopyThatCaughtUpMeanwhileWasStale() {
    home = "paid";
    compare(Stage.SHADOW, Side.HOME, "paid");

    assertThat(count("stale")).isEqualTo(1);
    assertThat(count("mismatched")).isZero();
  }

  /** At first they differ for another reason: home still had older derived data. */
  @Test
  void inACanaryTheCopyThatAnsweredIsNotBlamedForWhatHomeHasWrittenSince() {
    derivedByHome.add(json("paid?", "1"));
    written.add("paid");
    compare(Stage.CANARY, Side.SERVICE, "held");

    assertThat(count("stale")).isEqualTo(1);
    assertThat(count("mismatched")).isZero();
  }

  @Test
  void inACanaryACopyThatHasEverythingAndDiffersIsWrong() {
    copy = "lost";
    catchesUp = false;
    compare(Stage.CANARY, Side.SERVICE, "lost");

    assertThat(count("mismatched")).isEqualTo(1);
  }

  private void compare(Stage stage, Side answeredBy, String answer) {
    var now = Instant.now();
    var route = new ModuleRoute(UNKNOWN_MODULE, stage, 1, now, false, Canary.NONE);
    var request = RequestSnapshot.ofPlatform("/api/bookings", new MockServletContext());
    var read = new MirroredRead(route, "GET /api/bookings", answeredBy, null, request);
    comparison().compare(read, new TimedAnswer(json(answer, CURRENT), -1), false);
  }

  private PairComparison comparison() {
    var readers = Map.<Side, SideReader>of(Side.HOME, _ -> askHome(), Side.SERVICE, _ -> askCopy());
    var settings =
        new MirrorProperties(
            1,
            0,
            0,
            0,
            1,
            1,
            Duration.ofSeconds(2),
            Duration.ofSeconds(2),
            Duration.ofMillis(2),
            DataSize.ofKilobytes(1),
            DataSize.ofMegabytes(1));
    return new PairComparison(
        new AnswerPairs(readers, allowed, mismatches),
        new ReplicatedCopy(),
        new MirrorCounts(meters, Clock.systemUTC()),
        mismatches,
        settings);
  }

  private final class ReplicatedCopy implements PairComparison.Copies {

    @Override
    public boolean isKnown(String module) {
      return true;
    }

    @Override
    public boolean await(String module, Side liveSide) {
      copy = catchesUp ? home : copy;
      return true;
    }
  }

  /** Something may be written shortly before. */
  private TimedAnswer askHome() {
    if (!derivedByHome.isEmpty()) {
      return new TimedAnswer(derivedByHome.remove(), -1);
    }
    home = written.isEmpty() ? home : written.remove();
    return new TimedAnswer(json(home, CURRENT), -1);
  }

  private TimedAnswer askCopy() {
    return new TimedAnswer(json(copy, CURRENT), -1);
  }

  private double count(String result) {
    return meters
        .counter("tandem.rollout.mirror", "module", UNKNOWN_MODULE, "result", result)
        .count();
  }

  private static Answer json(String status, String dataVersion) {
    var headers = Map.of("Content-Type", "application/json", DataVersion.HEADER, dataVersion);
    var body = "{\"status\": \"%s\"}".formatted(status);
    return new Answer(200, headers, body.getBytes(UTF_8));
  }
}
