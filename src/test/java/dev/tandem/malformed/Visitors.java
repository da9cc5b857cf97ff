package dev.tandem.malformed;

import com.jayway.jsonpath.JsonPath;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** Those who send requests: a stranger, a program with a token, and a browser with a session. */
final class Visitors {

  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

  private Visitors() {}

  record Visitor(String header) {

    boolean isSignedIn() {
      return !header.isEmpty();
    }

    RawRequest request(String method, String path) {
      var request = new RawRequest(method, path);
      return isSignedIn() ? request.header(header) : request;
    }
  }

  static List<Visitor> signIn(int port, String username, String password) throws IOException {
    return List.of(
        new Visitor(""),
        new Visitor("Authorization: Bearer " + token(port, username, password)),
        new Visitor("Cookie: " + session(port, username, password)));
  }

  private static String token(int port, String username, String password) throws IOException {
    var both = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
    var request =
        new RawRequest("POST", "/api/access/tokens")
            .header("Authorization: Basic " + Base64.getEncoder().encodeToString(both));
    var response = RawResponse.to(request.header("Content-Length: 0").bytes(), port);
    return JsonPath.read(response.body().replaceAll("(?s)^[^{]*|[^}]*$", ""), "$.accessToken");
  }

  private static String session(int port, String username, String password) throws IOException {
    var page = RawResponse.to(new RawRequest("GET", "/access/sign-in").bytes(), port);
    var csrf = CSRF.matcher(page.text());
    if (!csrf.find()) {
      throw new IllegalStateException("The page to sign in has no token: " + page.text());
    }
    var form =
        "username=%s&password=%s&_csrf=%s"
            .formatted(
                username, password, URLEncoder.encode(csrf.group(1), StandardCharsets.UTF_8));
    var request =
        new RawRequest("POST", "/access/sign-in")
            .header("Cookie: XSRF-TOKEN=" + cookie(page, "XSRF-TOKEN"))
            .body(Mistakes.FORM, form);
    return "JSESSIONID=" + cookie(RawResponse.to(request.bytes(), port), "JSESSIONID");
  }

  private static String cookie(RawResponse response, String name) {
    var cookie = Pattern.compile("(?i)set-cookie: " + name + "=([^;\r]+)").matcher(response.text());
    if (!cookie.find()) {
      throw new IllegalStateException("No cookie " + name + " in " + response.text());
    }
    return cookie.group(1);
  }
}
