package dev.tandem.rollout.mirror;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.kernel.time.Ids;
import dev.tandem.rollout.events.DecisionsCompared;
import dev.tandem.rollout.replay.UnansweredReadException;
import dev.tandem.rollout.routing.ModuleRoute;
import dev.tandem.rollout.routing.RouteTable;
import dev.tandem.rollout.routing.Side;
import dev.tandem.rollout.routing.Stage;
import jakarta.servlet.ServletContext;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Has the side that is not live decide again what the live side has decided since, and publishes
 * how both compare. A side that does not answer is asked again, and what is not reported is never
 * taken for a good sign.
 */
class DecisionCheck {

  private static final Logger LOG = LoggerFactory.getLogger(DecisionCheck.class);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** The address of a module that keeps its decisions. */
  private static final String PATH = "/api/%s/decisions/again";

  /** Of some hundred commands each. */
  private static final int QUESTIONS_AT_A_TIME = 20;

  private final RouteTable routes;
  private final Map<Side, SideReader> readers;
  private final Predicate<String> addresses;
  private final ServletContext servletContext;
  private final DecisionProgress progress;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;
  private final Clock clock;

  /**
   * @param addresses whether a controller of this platform has an address
   */
  DecisionCheck(
      RouteTable routes,
      Map<Side, SideReader> readers,
      Predicate<String> addresses,
      ServletContext servletContext,
      DecisionProgress progress,
      ApplicationEventPublisher events,
      TransactionTemplate transaction,
      Clock clock) {
    this.routes = routes;
    this.readers = readers;
    this.addresses = addresses;
    this.servletContext = servletContext;
    this.progress = progress;
    this.events = events;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "${tandem.rollout.decisions.tick:10s}")
  void checkAll() {
    routes.routes().stream()
        .filter(route -> route.stage() != Stage.HOME && !route.moving())
        .filter(route -> addresses.test(PATH.formatted(route.module())))
        .forEach(this::check);
  }

  private void check(ModuleRoute route) {
    try {
      for (int i = 0; i < QUESTIONS_AT_A_TIME && checkNext(route); i++) {}
    } catch (UnansweredReadException | JacksonException e) {
      LOG.debug("The decisions of {} cannot be compared now", route.module(), e);
    } catch (DataAccessException | TransactionException e) {
      LOG.warn("The decisions of {} cannot be compared; will try again", route.module(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether there may be more. */
  private boolean checkNext(ModuleRoute route) throws InterruptedException {
    long after = progress.of(route.module());
    var repeated = ask(route, after).filter(it -> it.through() > after);
    return repeated.isPresent()
        && Boolean.TRUE.equals(
            transaction.execute(_ -> {
              boolean first = progress.advance(route.module(), after, repeated.get().through());
              if (first) {
                events.publishEvent(event(route, repeated.get()));
              }
              return first;
            }));
  }

  private Optional<RepeatedDecisions> ask(ModuleRoute route, long after)
      throws InterruptedException {
    var path = PATH.formatted(route.module());
    var live = route.stage().liveSide();
    var read = PlatformRead.of(route, "GET " + path, path + "?after=" + after, servletContext);
    var reader = readers.get(live.other());
    if (reader == null) {
      return Optional.empty();
    }
    var answer = reader.ask(read).answer();
    return answer.status() == 200 && answer.body() != null
        ? Optional.of(JSON.readValue(answer.body(), RepeatedDecisions.class))
        : Optional.empty();
  }

  private DecisionsCompared event(ModuleRoute route, RepeatedDecisions repeated) {
    var subject = Ids.named(route.module() + " decisions");
    return new DecisionsCompared(
        EventMetadata.about(subject, repeated.through(), clock.instant()),
        route.module(),
        route.stage().liveSide().name().toLowerCase(Locale.ROOT),
        repeated.through(),
        repeated.decided(),
        repeated.different(),
        repeated.commands().stream().map(RepeatedDecisions.Commands::counts).toList());
  }
}
