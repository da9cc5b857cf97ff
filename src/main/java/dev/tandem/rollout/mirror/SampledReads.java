package dev.tandem.rollout.mirror;

import dev.tandem.kernel.routing.SampledRead;
import dev.tandem.rollout.comparison.Answer;
import dev.tandem.rollout.comparison.RankingAgreement;
import dev.tandem.rollout.replay.UnansweredReadException;
import dev.tandem.rollout.routing.ModuleRoute;
import dev.tandem.rollout.routing.RouteTable;
import dev.tandem.rollout.routing.Stage;
import dev.tandem.rollout.samples.RankingAgreements;
import jakarta.servlet.ServletContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks both sides of a module in shadow or canary for reads that the module proposes, so that they
 * are compared at night as well, and for members who have not asked. Of rankings it is also
 * measured how far they agree, since both sides may have learned from different data.
 */
class SampledReads {

  private static final Logger LOG = LoggerFactory.getLogger(SampledReads.class);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** The address of a module that proposes reads. */
  private static final String PATH = "/api/%s/sampled-reads";

  private final RouteTable routes;
  private final AnswerPairs pairs;
  private final PairComparison comparison;
  private final RankingAgreements rankings;
  private final Predicate<String> addresses;
  private final ServletContext servletContext;

  /**
   * @param addresses whether a controller of this platform has an address
   */
  SampledReads(
      RouteTable routes,
      AnswerPairs pairs,
      PairComparison comparison,
      RankingAgreements rankings,
      Predicate<String> addresses,
      ServletContext servletContext) {
    this.routes = routes;
    this.pairs = pairs;
    this.comparison = comparison;
    this.rankings = rankings;
    this.addresses = addresses;
    this.servletContext = servletContext;
  }

  @Scheduled(fixedDelayString = "${tandem.rollout.mirror.sampled-reads-tick:1m}")
  void compareAll() {
    routes.routes().stream()
        .filter(route -> route.stage() == Stage.SHADOW || route.stage() == Stage.CANARY)
        .filter(route -> !route.moving() && addresses.test(PATH.formatted(route.module())))
        .forEach(this::compare);
  }

  private void compare(ModuleRoute route) {
    try {
      for (var read : proposed(route)) {
        compare(route, read);
      }
    } catch (UnansweredReadException | JacksonException | DataAccessException e) {
      LOG.debug("The sampled reads of {} cannot be compared now", route.module(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<SampledRead> proposed(ModuleRoute route) throws InterruptedException {
    var path = PATH.formatted(route.module());
    var read = PlatformRead.of(route, "GET " + path, path, servletContext);
    var answer = pairs.ask(read.answeredBy(), read).answer();
    return answer.status() == 200 && answer.body() != null
        ? List.of(JSON.readValue(answer.body(), SampledRead[].class))
        : List.of();
  }

  private void compare(ModuleRoute route, SampledRead sampled) throws InterruptedException {
    var read = PlatformRead.of(route, sampled.route(), sampled.address(), servletContext);
    var live = pairs.ask(read.answeredBy(), read);
    comparison.compare(read, live, false);
    if (sampled.ranked() != null) {
      var mirrored = pairs.ask(read.answeredBy().other(), read).answer();
      measure(read, ranking(live.answer(), sampled.ranked()), ranking(mirrored, sampled.ranked()));
    }
  }

  private void measure(
      MirroredRead read, Optional<List<String>> live, Optional<List<String>> mirrored) {
    if (live.isPresent() && mirrored.isPresent()) {
      rankings.add(read.module(), read.template(), RankingAgreement.of(live.get(), mirrored.get()));
    }
  }

  /** Empty if the side had no ranking. */
  private static Optional<List<String>> ranking(Answer answer, String field) {
    if (answer.status() != 200 || answer.body() == null) {
      return Optional.empty();
    }
    var items = JSON.readTree(answer.body()).path("items");
    return Optional.of(
        items.valueStream().map(it -> it.path(field)).map(JsonNode::asString).toList());
  }
}
