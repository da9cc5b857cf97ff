package dev.tandem.rollout.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;

import dev.tandem.rollout.RolloutSlice;
import dev.tandem.rollout.comparison.Answer;
import dev.tandem.rollout.mirror.SideReader.TimedAnswer;
import dev.tandem.rollout.replay.UnansweredReadException;
import dev.tandem.rollout.routing.Canary;
import dev.tandem.rollout.routing.ModuleRoute;
import dev.tandem.rollout.routing.RouteTable;
import dev.tandem.rollout.routing.Side;
import dev.tandem.rollout.routing.Stage;
import dev.tandem.rollout.samples.AllowedDifferences;
import dev.tandem.rollout.samples.MismatchRecorder;
import dev.tandem.rollout.samples.RankingAgreements;
import dev.tandem.testing.LoggedInAs;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockServletContext;
import org.springframework.test.web.servlet.MockMvc;

@RolloutSlice
class SampledReadsTests {

  private static final String RANKING_ROUTE = "GET /api/tours/guests/{id}";
  private static final String PROPOSED =
      """
      [{"route": "GET /api/tours/{id}", "address": "/api/tours/7", "ranked": null},
       {"route": "GET /api/tours/guests/{id}", "address": "/api/tours/guests/7?limit=3",
        "ranked": "tourId"}]\
      """;

  @Autowired CopyCatchUp copies;
  @Autowired MismatchRecorder mismatches;
  @Autowired RankingAgreements rankings;
  @Autowired MirrorProperties settings;
  @Autowired MockMvc mvc;

  private final String module = "module-" + UUID.randomUUID();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  @Test
  void bothSidesAreAskedForWhatTheModuleProposes() {
    compare(Stage.SHADOW, ranking("a", "b", "c"), ranking("a", "b", "c"));

    assertThat(count("compared")).isEqualTo(2);
    assertThat(count("mismatched")).isZero();
  }

  @Test
  void operatorsSeeHowFarTheRankingsOfBothSidesAgree() throws Exception {
    compare(Stage.CANARY, ranking("a", "b", "c"), ranking("b", "a", "c"));
    compare(Stage.CANARY, ranking("a", "b", "c"), ranking("a", "b", "c"));

    assertThat(count("mismatched")).isOne();
    assertThat(pageOfMismatches()).contains(module, RANKING_ROUTE, ">2<", ">1.000<", ">0.950<");
    mvc.perform(get("/api/rollout/rankings").with(LoggedInAs.operator()))
        .andExpect(jsonPath("$.items[?(@.module == '%s')].pairs", module).value(2));
  }

  @Test
  void aModuleIsNotAskedAtHomeNorWhereItIsAway() {
    compare(Stage.HOME, ranking("a"), ranking("b"));
    compare(Stage.AWAY, ranking("a"), ranking("b"));

    assertThat(meters.getMeters()).isEmpty();
  }

  @Test
  void nothingIsMeasuredOfASideThatDoesNotAnswer() throws Exception {
    compare(
        Stage.SHADOW,
        ranking("a"),
        _ -> {
          throw new UnansweredReadException("down");
        });

    assertThat(count("failed")).isEqualTo(2);
    assertThat(pageOfMismatches()).doesNotContain(module);
  }

  private void compare(Stage stage, SideReader home, SideReader service) {
    var route = new ModuleRoute(module, stage, 1, Instant.EPOCH, false, Canary.NONE);
    var readers = Map.of(Side.HOME, home, Side.SERVICE, service);
    var pairs = new AnswerPairs(readers, new AllowedDifferences(), mismatches);
    var counts = new MirrorCounts(meters, Clock.systemUTC());
    new SampledReads(
            new RouteTable(List.of(route), Instant.EPOCH),
            pairs,
            new PairComparison(pairs, copies, counts, mismatches, settings),
            rankings,
            address -> address.equals("/api/" + module + "/sampled-reads"),
            new MockServletContext())
        .compareAll();
  }

  /** A side that proposes reads, and answers the second one with these. */
  private static SideReader ranking(String... tours) {
    return read -> {
      var request = read.request();
      if (request.uri().endsWith("/sampled-reads")) {
        return answer(PROPOSED);
      }
      if (request.uri().equals("/api/tours/7")) {
        return answer("{\"id\": 7}");
      }
      assertThat(request.parameters().get("limit")).containsExactly("3");
      var items = List.of(tours).stream().map("{\"tourId\": \"%s\"}"::formatted).toList();
      return answer("{\"items\": " + items + "}");
    };
  }

  private static TimedAnswer answer(String body) {
    var headers = Map.of("Content-Type", "application/json");
    return new TimedAnswer(new Answer(200, headers, body.getBytes(StandardCharsets.UTF_8)), 1);
  }

  private String pageOfMismatches() throws Exception {
    return mvc.perform(get("/rollout/mismatches").with(LoggedInAs.operator()))
        .andReturn()
        .getResponse()
        .getContentAsString();
  }

  private double count(String result) {
    var counter =
        meters.find("tandem.rollout.mirror").tags("module", module, "result", result).counter();
    return counter == null ? 0 : counter.count();
  }
}
