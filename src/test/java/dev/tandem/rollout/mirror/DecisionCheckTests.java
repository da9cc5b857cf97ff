package dev.tandem.rollout.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.rollout.RolloutSlice;
import dev.tandem.rollout.comparison.Answer;
import dev.tandem.rollout.events.DecisionsCompared;
import dev.tandem.rollout.replay.UnansweredReadException;
import dev.tandem.rollout.routing.Canary;
import dev.tandem.rollout.routing.ModuleRoute;
import dev.tandem.rollout.routing.RouteTable;
import dev.tandem.rollout.routing.Side;
import dev.tandem.rollout.routing.Stage;
import jakarta.servlet.ServletException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockServletConfig;
import org.springframework.mock.web.MockServletContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

@RolloutSlice
class DecisionCheckTests {

  private static final String NOTHING_NEW =
      """
      {"through": %s, "decided": 0, "different": 0, "commands": []}\
      """;
  private static final String ONE_OF_THREE_DIFFERS =
      """
      {"through": 3, "decided": 3, "different": 1, "commands": [
        {"type": "settle", "decided": 2, "different": 1, "examples": [
          {"stream": "payment:1", "version": 2, "what": "kept.fee.minor was 750, is 751"}]},
        {"type": "spend", "decided": 1, "different": 0, "examples": []}]}\
      """;

  @Autowired DecisionProgress progress;
  @Autowired TransactionTemplate transaction;

  private final String module = "module-" + UUID.randomUUID();
  private final List<String> asked = new ArrayList<>();
  private final List<DecisionsCompared> published = new ArrayList<>();

  @Test
  void theServiceOfAShadowDecidesAgainAndTheCountsArePublishedByCommand() {
    check(Stage.SHADOW, Side.SERVICE, ONE_OF_THREE_DIFFERS);

    assertThat(asked).containsExactly("after=0", "after=3");
    assertThat(published)
        .singleElement()
        .satisfies(event -> {
          assertThat(event.module()).isEqualTo(module);
          assertThat(event.liveSide()).isEqualTo("home");
          assertThat(event.decided()).isEqualTo(3);
          assertThat(event.different()).isOne();
          assertThat(event.commands().getFirst().type()).isEqualTo("settle");
          assertThat(event.commands().getFirst().examples())
              .containsExactly("payment:1 at version 2: kept.fee.minor was 750, is 751");
        });
  }

  @Test
  void whatWasCountedIsNotCountedAgain() {
    check(Stage.CANARY, Side.SERVICE, ONE_OF_THREE_DIFFERS);
    check(Stage.CANARY, Side.SERVICE, ONE_OF_THREE_DIFFERS);

    assertThat(published).hasSize(1);
    assertThat(transaction.<Boolean>execute(_ -> progress.advance(module, 0, 5)))
        .as("another process that began before")
        .isFalse();
  }

  @Test
  void aModuleThatIsAtHomeIsNotAskedAndASideThatDoesNotAnswerReportsNothing() {
    check(Stage.HOME, Side.SERVICE, ONE_OF_THREE_DIFFERS);
    assertThat(asked).isEmpty();

    check(
        Stage.SHADOW,
        Map.of(
            Side.SERVICE,
            _ -> {
              throw new UnansweredReadException("down");
            }));
    check(Stage.SHADOW, Side.SERVICE, "<html>");

    assertThat(published).isEmpty();
    assertThat(progress.of(module)).isZero();
  }

  @Test
  void homeDecidesAgainWhatAServiceThatIsAwayHasDecided() throws ServletException {
    var servlet = servletOf(new Decisions());

    check(Stage.AWAY, Map.of(Side.HOME, new HomeReader(servlet, settings())));

    assertThat(published)
        .singleElement()
        .satisfies(event -> {
          assertThat(event.liveSide()).isEqualTo("service");
          assertThat(event.decided()).isEqualTo(7);
        });
    assertThat(asked).first().isEqualTo("[ROLE_OPERATOR] 0");
  }

  private static DispatcherServlet servletOf(Decisions controller) throws ServletException {
    var context = new AnnotationConfigWebApplicationContext();
    context.setServletContext(new MockServletContext());
    context.register(WebMvc.class);
    context.addBeanFactoryPostProcessor(beans -> beans.registerSingleton("decisions", controller));
    var servlet = new DispatcherServlet(context);
    servlet.init(new MockServletConfig(context.getServletContext()));
    return servlet;
  }

  @EnableWebMvc
  static class WebMvc {}

  @RestController
  class Decisions {

    @GetMapping(
        value = "/api/{module}/decisions/again",
        produces = MediaType.APPLICATION_JSON_VALUE)
    String again(@RequestParam long after) {
      var caller = SecurityContextHolder.getContext().getAuthentication();
      asked.add((caller == null ? "nobody" : caller.getAuthorities()) + " " + after);
      return """
      {"through": 7, "decided": 7, "different": 0, "commands": []}\
      """;
    }
  }

  private void check(Stage stage, Side side, String firstAnswer) {
    check(
        stage,
        Map.of(
            side,
            read -> {
              var query = String.valueOf(read.request().query());
              asked.add(query);
              return answer(
                  query.equals("after=0")
                      ? firstAnswer
                      : NOTHING_NEW.formatted(query.substring(6)));
            }));
  }

  private void check(Stage stage, Map<Side, SideReader> readers) {
    var route = new ModuleRoute(module, stage, 1, Instant.EPOCH, false, Canary.NONE);
    new DecisionCheck(
            new RouteTable(List.of(route), Instant.EPOCH),
            readers,
            address -> address.equals("/api/" + module + "/decisions/again"),
            new MockServletContext(),
            progress,
            event -> published.add((DecisionsCompared) event),
            transaction,
            Clock.systemUTC())
        .checkAll();
  }

  private static SideReader.TimedAnswer answer(String body) {
    return new SideReader.TimedAnswer(
        new Answer(200, Map.of(), body.getBytes(StandardCharsets.UTF_8)), 1);
  }

  private static MirrorProperties settings() {
    return new MirrorProperties(
        0,
        0,
        0,
        0,
        1,
        1,
        Duration.ofSeconds(10),
        Duration.ofSeconds(1),
        Duration.ofMillis(2),
        DataSize.ofKilobytes(64),
        DataSize.ofKilobytes(64));
  }
}
