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

  /** A browser that has signed in and has a page open. */
  record Browser(String cookies, String csrf) {

    RawRequest page(String path) {
      return new RawRequest("GET", path).header("Cookie: " + cookies);
    }

    RawRequest form(String path, String fields) {
      return new RawRequest("POST", path)
          .header("Cookie: " + cookies)
          .body(Mistakes.FORM, "_csrf=" + csrf + "&" + fields);
    }
  }

  static List<Visitor> signIn(int port, String username, String password) throws IOException {
    return List.of(
        new Visitor(""),
        new Visitor("Authorization: Bearer " + token(port, username, password)),
        new Visitor("Cookie: " + open(port, username, password).cookies()));
  }

  static Browser open(int port, String username, String password) throws IOException {
    var signInPage = RawResponse.to(new RawRequest("GET", "/access/sign-in").bytes(), port);
    var form =
        new RawRequest("POST", "/access/sign-in")
            .header("Cookie: XSRF-TOKEN=" + cookie(signInPage, "XSRF-TOKEN"))
            .body(
                Mistakes.FORM,
                "username=%s&password=%s&_csrf=%s".formatted(username, password, csrf(signInPage)));
    var session = "JSESSIONID=" + cookie(RawResponse.to(form.bytes(), port), "JSESSIONID");
    var signOutPage = new RawRequest("GET", "/access/sign-out").header("Cookie: " + session);
    var opened = RawResponse.to(signOutPage.bytes(), port);
    return new Browser(session + "; XSRF-TOKEN=" + cookie(opened, "XSRF-TOKEN"), csrf(opened));
  }

  private static String csrf(RawResponse page) {
    var csrf = CSRF.matcher(page.text());
    if (!csrf.find()) {
      throw new IllegalStateException("The page has no token: " + page.text());
    }
    return URLEncoder.encode(csrf.group(1), StandardCharsets.UTF_8);
  }

  static String json(RawResponse response) {
    return response.body().replaceAll("(?s)^[^{]*|[^}]*$", "");
  }

  private static String token(int port, String username, String password) throws IOException {
    var both = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
    var request =
        new RawRequest("POST", "/api/access/tokens")
            .header("Authorization: Basic " + Base64.getEncoder().encodeToString(both));
    var response = RawResponse.to(request.header("Content-Length: 0").bytes(), port);
    return JsonPath.read(json(response), "$.accessToken");
  }

  private static String cookie(RawResponse response, String name) {
    var cookie = Pattern.compile("(?i)set-cookie: " + name + "=([^;\r]+)").matcher(response.text());
    if (!cookie.find()) {
      throw new IllegalStateException("No cookie " + name + " in " + response.text());
    }
    return cookie.group(1);
  }
}
