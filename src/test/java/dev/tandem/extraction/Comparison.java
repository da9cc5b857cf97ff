package dev.tandem.extraction;

import com.rabbitmq.client.ConnectionFactory;
import dev.tandem.testing.TestBroker;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/** Asks a module at home and the same module alone the same questions. */
final class Comparison {

  private static final String SOME_ID = "01938f3e-0000-7000-8000-000000000001";

  private final String module;
  private final Running home;
  private final Running alone;
  private final List<String> differences = new ArrayList<>();

  Comparison(String module, Running home, Running alone) {
    this.module = module;
    this.home = home;
    this.alone = alone;
  }

  /**
   * Returns the number of questions.
   *
   * @throws CannotLeave when an answer differs
   */
  int compare() {
    health();
    waiting();
    described();
    var questions = questions();
    questions.forEach(this::ask);
    if (!differences.isEmpty()) {
      differences.forEach(System.err::println);
      throw new CannotLeave(module + " alone does not answer as it does at home; see above.");
    }
    return questions.size();
  }

  private void health() {
    for (var path : List.of("", "/liveness", "/readiness")) {
      var answer = alone.send("GET", "/actuator/health" + path, "");
      if (answer.statusCode() != 200 || !answer.body().contains("\"UP\"")) {
        differences.add(
            "/actuator/health" + path + " answers " + answer.statusCode() + " " + answer.body());
      }
    }
  }

  /** For what the others send to the module's queue. */
  private void waiting() {
    var broker = TestBroker.get();
    var factory = new ConnectionFactory();
    factory.setHost(broker.host());
    factory.setPort(broker.port());
    factory.setUsername(broker.user());
    factory.setPassword(broker.password());
    try (var connection = factory.newConnection("who waits for events");
        var channel = connection.createChannel()) {
      Awaitility.await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> channel.consumerCount("tandem." + module) > 0);
    } catch (ConditionTimeoutException e) {
      differences.add("Nobody waits for events at the queue tandem." + module);
    } catch (IOException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The API describes itself as the committed contract does. */
  private void described() {
    var committed = paths(Text.read(Path.of("module-docs", module, "openapi.json")));
    var found = paths(alone.send("GET", "/api/openapi", "").body());
    found.removeIf(it -> !it.contains(" /api/" + module + "/"));
    if (!found.equals(committed)) {
      differences.add("The API is " + found + " and its contract says " + committed);
    }
  }

  private static SortedSet<String> paths(String openApi) {
    var found = new TreeSet<String>();
    new JsonMapper()
        .readTree(openApi)
        .get("paths")
        .propertyStream()
        .forEach(path ->
            path.getValue()
                .propertyStream()
                .forEach(verb -> found.add(verb.getKey() + " " + path.getKey())));
    return found;
  }

  private record Question(String verb, String path) implements Comparable<Question> {

    @Override
    public int compareTo(Question other) {
      return (path + verb).compareTo(other.path + other.verb);
    }

    @Override
    public String toString() {
      return verb + " " + path;
    }
  }

  /** Every address of the module and of the kernel, and some that are nobody's. */
  private SortedSet<Question> questions() {
    var routes =
        Objects.requireNonNull(home.context)
            .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
    var questions = new TreeSet<Question>();
    routes
        .getHandlerMethods()
        .keySet()
        .forEach(route ->
            route.getPatternValues().stream()
                .filter(it -> it.matches("(/api)?/(" + module + "|eventing)(/.*)?"))
                .map(it -> it.replaceAll("\\{[^}]*}", SOME_ID))
                .forEach(path ->
                    verbs(route.getMethodsCondition().getMethods().stream().map(Enum::name))
                        .forEach(verb -> questions.add(new Question(verb, path)))));
    Stream.of("/api/" + module + "/nothing", "/" + module + "/nothing", "/api/nothing/here")
        .forEach(it -> questions.add(new Question("GET", it)));
    return questions;
  }

  private static Stream<String> verbs(Stream<String> named) {
    var verbs = named.toList();
    return verbs.isEmpty() ? Stream.of("GET") : verbs.stream();
  }

  private void ask(Question it) {
    var body = it.verb().equals("GET") ? "" : it.path().startsWith("/api/") ? "{}" : "nothing=here";
    var there = home.send(it.verb(), it.path(), body);
    var here = alone.send(it.verb(), it.path(), body);
    compare(it, "status", "" + there.statusCode(), "" + here.statusCode());
    compare(it, "type", type(there), type(here));
    compare(it, "body", plain(there.body()), plain(here.body()));
  }

  private static String type(java.net.http.HttpResponse<?> answer) {
    return answer.headers().firstValue("Content-Type").orElse("none");
  }

  /** Less what is another each time: tokens, times, new ids. */
  private static String plain(String body) {
    return body.replaceAll("(name=\"_csrf\" value=\")[^\"]*", "$1")
        .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "id")
        .replaceAll("localhost:\\d+", "here")
        .replaceAll("[\\w-]{40,}", "token")
        .replaceAll("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z", "time");
  }

  private void compare(Question question, String what, String there, String here) {
    if (!there.equals(here)) {
      differences.add("%s: %s%n  at home %s%n  alone   %s".formatted(question, what, there, here));
    }
  }
}
