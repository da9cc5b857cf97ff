package dev.tandem.acceptance.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A client of Tandem's public address.
 *
 * @param id the member's; empty for an operator or an anonymous user
 * @param authorization the value of the Authorization header; empty: none
 */
public record ApiUser(HttpClient http, URI address, String id, String authorization) {

  static ApiUser anonymous(URI address) {
    return new ApiUser(newHttpClient(), address, "", "");
  }

  public ApiUser withPassword(String username, String password) {
    var pair = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
    return new ApiUser(http, address, id, "Basic " + Base64.getEncoder().encodeToString(pair));
  }

  public ApiUser withToken(String member, String token) {
    return new ApiUser(http, address, member, "Bearer " + token);
  }

  /** Signs in through the form; the result is authenticated by its cookies alone. */
  public ApiUser signInByForm(String username, String password) {
    return signInByFormFrom("Tests", username, password);
  }

  /** Signs in through the form of a browser that calls itself so. */
  public ApiUser signInByFormFrom(String userAgent, String username, String password) {
    var browser = newBrowser();
    browser.get("/access/sign-in").expectStatus(200);
    browser.submitFormFrom(
        userAgent, "/access/sign-in", "username", username, "password", password);
    return browser;
  }

  /** A browser of the same user in which nobody has signed in. */
  public ApiUser newBrowser() {
    return new ApiUser(newHttpClient(), address, id, "");
  }

  public ApiResponse get(String path, String... headers) {
    return send("GET", path, "", headers);
  }

  /** The body of a 200 response. */
  public JsonNode getJson(String path) {
    return get(path).expectStatus(200).json();
  }

  public ApiResponse post(String path, String body, String... headers) {
    return send("POST", path, body, headers);
  }

  public ApiResponse put(String path, String body) {
    return send("PUT", path, body);
  }

  public ApiResponse delete(String path) {
    return send("DELETE", path, "");
  }

  /** The body of a 200 response to a POST, as it came. */
  public byte[] postForFile(String path) {
    var request =
        HttpRequest.newBuilder(address.resolve(path))
            .POST(BodyPublishers.noBody())
            .timeout(Duration.ofSeconds(60))
            .setHeader("Authorization", authorization)
            .build();
    var response = exchange("POST " + path, request, BodyHandlers.ofByteArray());
    assertThat(response.statusCode()).as(path).isEqualTo(200);
    return response.body();
  }

  /** Submits a form as a browser does. */
  public ApiResponse submitForm(String path, String... fields) {
    return submitFormFrom("Tests", path, fields);
  }

  /** Submits a form as a browser does that calls itself so. */
  public ApiResponse submitFormFrom(String userAgent, String path, String... fields) {
    var form =
        Stream.iterate(0, i -> i < fields.length, i -> i + 2)
            .map(i -> fields[i] + "=" + URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return send(
        "POST",
        path,
        form,
        "Content-Type",
        "application/x-www-form-urlencoded",
        "User-Agent",
        userAgent,
        "X-XSRF-TOKEN",
        cookieValue("XSRF-TOKEN"));
  }

  /** Sends a request with any method. */
  public ApiResponse send(String method, String path, String body, String... headers) {
    var request =
        HttpRequest.newBuilder(address.resolve(path))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .timeout(Duration.ofSeconds(60))
            .setHeader("Content-Type", "application/json");
    if (!authorization.isEmpty()) {
      request.setHeader("Authorization", authorization);
    }
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    var description = method + " " + path;
    var response = exchange(description, request.build(), BodyHandlers.ofString());
    return new ApiResponse(description, response.statusCode(), response.headers(), response.body());
  }

  private <T> HttpResponse<T> exchange(
      String description, HttpRequest request, BodyHandler<T> handler) {
    try {
      return http.send(request, handler);
    } catch (IOException e) {
      throw new UncheckedIOException(description, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private String cookieValue(String name) {
    return ((CookieManager) http.cookieHandler().orElseThrow())
        .getCookieStore().get(address).stream()
            .filter(cookie -> cookie.getName().equals(name))
            .map(HttpCookie::getValue)
            .findFirst()
            .orElse("");
  }

  private static HttpClient newHttpClient() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(Duration.ofSeconds(30))
        .cookieHandler(new CookieManager())
        .build();
  }
}
