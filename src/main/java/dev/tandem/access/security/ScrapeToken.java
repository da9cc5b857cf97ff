package dev.tandem.access.security;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.util.Assert;

/** Matches a request for the metrics, and for nothing else, that brings the token for it. */
final class ScrapeToken implements RequestMatcher {

  static final String PROPERTY = "tandem.access.scrape-token";

  private static final int MIN_LENGTH = 32;
  private static final String PATH = "/actuator/prometheus";

  private final byte[] authorization;

  ScrapeToken(String token) {
    Assert.isTrue(
        token.length() >= MIN_LENGTH, PROPERTY + " has at least " + MIN_LENGTH + " characters");
    this.authorization = bytes("Bearer " + token);
  }

  @Override
  public boolean matches(HttpServletRequest request) {
    var sent = request.getHeader(HttpHeaders.AUTHORIZATION);
    return request.getMethod().equals("GET")
        && pathOf(request).equals(PATH)
        && sent != null
        && MessageDigest.isEqual(bytes(sent), authorization);
  }

  private static String pathOf(HttpServletRequest request) {
    return request.getServletPath() + Objects.requireNonNullElse(request.getPathInfo(), "");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
