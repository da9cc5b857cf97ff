package dev.tandem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import dev.tandem.testing.LoggedInAs;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.UriComponentsBuilder;

/** Invalid input to any address of the API is a problem with a sentence, never a 5xx. */
@SpringBootTest
@AutoConfigureMockMvc
class InvalidInputTests {

  private static final List<String> PATHS =
      List.of(UUID.randomUUID().toString(), "not-an-id", "0", "💩", "x".repeat(3000), "%00", "-1");
  private static final List<String> PARAMETERS =
      List.of("", "x", "-1", "99999999999999999999", "\u0000", "\ud800", "9999-99-99T99:00:00Z");
  private static final List<String> BODIES =
      List.of(
          "",
          "null",
          "[]",
          "{",
          "{}",
          "\"x\"",
          "42",
          "[".repeat(5000),
          "{\"a\":1,\"a\":2}",
          "\u0000");
  private static final List<String> VALUES =
      List.of(
          "null",
          "\"x\"",
          "\"\"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "-1",
          "0.5",
          "1e400",
          "99999999999999999999",
          "{}",
          "[]",
          "[null]",
          "true",
          "\"9999-12-31T23:59:59Z\"",
          "\"+999999999-12-31T23:59:59Z\"",
          "\"" + UUID.randomUUID() + "\"",
          "{\"minor\": -9223372036854775808, \"currency\": \"XXX\"}",
          "{\"minor\": 9223372036854775807, \"currency\": \"EUR\"}",
          "{\"kind\": \"CARD\", \"card\": \"\\u0000\"}",
          "\"" + "y".repeat(100_000) + "\"");

  @Autowired MockMvc mvc;
  private int sent;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping routes;

  @Test
  @Tag("slow")
  void noAddressOfTheApiFailsOnInvalidInput() {
    var failures = new ArrayList<String>();
    routes
        .getHandlerMethods()
        .forEach((route, handler) -> {
          for (var pattern : route.getPatternValues()) {
            if (pattern.startsWith("/api/") && !pattern.startsWith("/api/openapi")) {
              for (var method : route.getMethodsCondition().getMethods()) {
                sendInvalidInputs(HttpMethod.valueOf(method.name()), pattern, handler, failures);
              }
            }
          }
        });
    assertThat(failures).isEmpty();
    assertThat(sent).isGreaterThan(5_000);
  }

  @Test
  void anUnknownAddressAWrongMethodAndAWrongMediaTypeAreProblems() throws Exception {
    for (var request :
        List.of(
            request(HttpMethod.GET, "/api/nothing/here"),
            request(HttpMethod.DELETE, "/api/access/audit"),
            request(HttpMethod.POST, "/api/access/tokens")
                .contentType(MediaType.TEXT_XML)
                .content("<a/>"))) {
      var response = mvc.perform(request.with(LoggedInAs.operator())).andReturn().getResponse();
      assertThat(response.getStatus()).isBetween(400, 499);
      assertThat(response.getContentType()).startsWith("application/problem+json");
      assertThat(response.getContentAsString()).contains("\"detail\"").contains("\"status\"");
    }
  }

  @Test
  void aBodyOfTenMegabytesIsRefusedByTheApiAndByPages() throws Exception {
    var body = new byte[10 << 20];
    for (var address : List.of("/api/access/tokens", "/access/password")) {
      var response =
          mvc.perform(
                  request(HttpMethod.POST, address)
                      .with(LoggedInAs.operator())
                      .contentType(MediaType.APPLICATION_JSON)
                      .content(body))
              .andReturn()
              .getResponse();
      assertThat(response.getStatus()).isEqualTo(413);
      assertThat(response.getContentAsString()).contains("at most 1 MiB");
    }
  }

  private void sendInvalidInputs(
      HttpMethod method, String pattern, HandlerMethod handler, List<String> failures) {
    for (var path : PATHS) {
      send(request(method, uri(pattern, path)), "{}", failures);
    }
    var known = uri(pattern, UUID.randomUUID().toString());
    for (var parameter : parameters(handler)) {
      for (var value : PARAMETERS) {
        send(request(method, known).param(parameter, value), "{}", failures);
      }
    }
    for (var body : Stream.concat(BODIES.stream(), bodies(handler)).toList()) {
      send(request(method, known), body, failures);
    }
  }

  private void send(MockHttpServletRequestBuilder request, String body, List<String> failures) {
    for (RequestPostProcessor user :
        List.of(
            LoggedInAs.operator(),
            LoggedInAs.mentor(new UUID(1, 2)),
            LoggedInAs.mentee(new UUID(3, 4)))) {
      try {
        var invalid =
            request.with(user).contentType(MediaType.APPLICATION_JSON).content(body).accept("*/*");
        var result = mvc.perform(invalid).andReturn();
        sent++;
        if (result.getResponse().getStatus() >= 500) {
          failures.add(
              describe(
                  result.getRequest().getMethod(),
                  result.getRequest().getRequestURI(),
                  body,
                  "was answered with " + result.getResponse().getStatus()));
        }
      } catch (Exception e) {
        failures.add(describe("", "", body, "throws " + e));
      }
    }
  }

  private static String describe(String method, String uri, String body, String outcome) {
    return "%s %s %s %s"
        .formatted(method, uri, body.substring(0, Math.min(120, body.length())), outcome);
  }

  private static URI uri(String pattern, String value) {
    var variables = Collections.nCopies(5, value).toArray();
    return UriComponentsBuilder.fromPath(pattern)
        .encode()
        .buildAndExpand(Arrays.copyOf(variables, count(pattern)))
        .toUri();
  }

  private static int count(String pattern) {
    return (int) pattern.chars().filter(it -> it == '{').count();
  }

  private static Set<String> parameters(HandlerMethod handler) {
    var names = new LinkedHashSet<>(List.of("page", "size"));
    for (var parameter : handler.getMethod().getParameters()) {
      if (parameter.isAnnotationPresent(RequestParam.class)) {
        names.add(parameter.getName());
      }
    }
    return names;
  }

  /** One body for each component of the expected record and each invalid value. */
  private static Stream<String> bodies(HandlerMethod handler) {
    return Arrays.stream(handler.getMethod().getParameters())
        .filter(parameter -> parameter.isAnnotationPresent(RequestBody.class))
        .map(Parameter::getType)
        .filter(Class::isRecord)
        .flatMap(type -> Arrays.stream(type.getRecordComponents()))
        .map(RecordComponent::getName)
        .flatMap(name -> VALUES.stream().map(value -> "{\"%s\": %s}".formatted(name, value)));
  }
}
