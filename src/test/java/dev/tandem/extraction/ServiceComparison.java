package dev.tandem.extraction;

import com.rabbitmq.client.ConnectionFactory;
import dev.tandem.testing.TestBroker;
import java.io.IOException;
import java.net.http.HttpResponse;
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

/**
 * Sends the same requests to a module in the platform and to the extracted module, and compares the
 * answers.
 */
final class ServiceComparison {

  private static final String SOME_ID = "01938f3e-0000-7000-8000-000000000001";

  private final String module;
  private final RunningService inPlatform;
  private final RunningService extracted;
  private final List<String> differences = new ArrayList<>();

  ServiceComparison(String module, RunningService inPlatform, RunningService extracted) {
    this.module = module;
    this.inPlatform = inPlatform;
    this.extracted = extracted;
  }

  /**
   * Returns the number of requests.
   *
   * @throws ExtractionException when an answer differs
   */
  int compare() {
    checkHealth();
    checkQueueConsumer();
    checkOpenApi();
    var requests = probeRequests();
    requests.forEach(this::compareResponses);
    if (!differences.isEmpty()) {
      differences.forEach(System.err::println);
      throw new ExtractionException(
          module + " does not answer as it does in the platform; see above.");
    }
    return requests.size();
  }

  private void checkHealth() {
    for (var path : List.of("", "/liveness", "/readiness")) {
      var answer = extracted.send("GET", "/actuator/health" + path, "");
      if (answer.statusCode() != 200 || !answer.body().contains("\"UP\"")) {
        differences.add(
            "/actuator/health" + path + " answers " + answer.statusCode() + " " + answer.body());
      }
    }
  }

  /** Checks that the service consumes the module's queue. */
  private void checkQueueConsumer() {
    var broker = TestBroker.get();
    var factory = new ConnectionFactory();
    factory.setHost(broker.host());
    factory.setPort(broker.port());
    factory.setUsername(broker.user());
    factory.setPassword(broker.password());
    try (var connection = factory.newConnection("extraction comparison");
        var channel = connection.createChannel()) {
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> channel.consumerCount("tandem." + module) > 0);
    } catch (ConditionTimeoutException e) {
      differences.add("Nothing consumes the queue tandem." + module);
    } catch (IOException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Checks that the API has the routes of the committed contract. */
  private void checkOpenApi() {
    var committed = paths(TextFiles.read(Path.of("module-docs", module, "openapi.json")));
    var found = paths(extracted.send("GET", "/api/openapi", "").body());
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

  private record ProbeRequest(String httpMethod, String path) implements Comparable<ProbeRequest> {

    @Override
    public int compareTo(ProbeRequest other) {
      return (path + httpMethod).compareTo(other.path + other.httpMethod);
    }

    @Override
    public String toString() {
      return httpMethod + " " + path;
    }
  }

  /** Every route of the module and of eventing, and some that do not exist. */
  private SortedSet<ProbeRequest> probeRequests() {
    var routes =
        Objects.requireNonNull(inPlatform.context)
            .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
    var requests = new TreeSet<ProbeRequest>();
    routes
        .getHandlerMethods()
        .keySet()
        .forEach(route ->
            route.getPatternValues().stream()
                .filter(it -> it.matches("(/api)?/(" + module + "|eventing)(/.*)?"))
                .map(it -> it.replaceAll("\\{[^}]*}", SOME_ID))
                .forEach(path ->
                    httpMethods(route.getMethodsCondition().getMethods().stream().map(Enum::name))
                        .forEach(verb -> requests.add(new ProbeRequest(verb, path)))));
    Stream.of("/api/" + module + "/nothing", "/" + module + "/nothing", "/api/nothing/here")
        .forEach(it -> requests.add(new ProbeRequest("GET", it)));
    return requests;
  }

  private static Stream<String> httpMethods(Stream<String> named) {
    var verbs = named.toList();
    return verbs.isEmpty() ? Stream.of("GET") : verbs.stream();
  }

  private void compareResponses(ProbeRequest request) {
    var body =
        request.httpMethod().equals("GET")
            ? ""
            : request.path().startsWith("/api/") ? "{}" : "nothing=here";
    var platformAnswer = inPlatform.send(request.httpMethod(), request.path(), body);
    var extractedAnswer = extracted.send(request.httpMethod(), request.path(), body);
    compareValues(
        request, "status", "" + platformAnswer.statusCode(), "" + extractedAnswer.statusCode());
    compareValues(request, "type", contentType(platformAnswer), contentType(extractedAnswer));
    compareValues(
        request, "body", normalize(platformAnswer.body()), normalize(extractedAnswer.body()));
  }

  private static String contentType(HttpResponse<?> answer) {
    return answer.headers().firstValue("Content-Type").orElse("none");
  }

  /** Replaces what differs in each answer: tokens, times, new ids and the figures of a minute. */
  private static String normalize(String body) {
    return body.replaceAll("(name=\"_csrf\" value=\")[^\"]*", "$1")
        .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "id")
        .replaceAll("localhost:\\d+", "here")
        .replaceAll("[\\w-]{40,}", "token")
        .replaceAll("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z", "time")
        // How much was handled in the last minute, and how much is to come.
        .replaceAll("(<td class=\"number\">)[^<]*", "$1")
        .replaceAll("(?s)(<summary>).*?(?=</summary>)", "$1")
        .replaceAll("(\"(?:perMinute|lag)\":)\\d+", "$1");
  }

  private void compareValues(
      ProbeRequest request, String aspect, String platformAnswer, String extractedAnswer) {
    if (!platformAnswer.equals(extractedAnswer)) {
      differences.add(
          "%s: %s%n  in the platform %s%n  extracted       %s"
              .formatted(request, aspect, platformAnswer, extractedAnswer));
    }
  }
}
