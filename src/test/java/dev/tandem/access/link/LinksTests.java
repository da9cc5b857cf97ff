package dev.tandem.access.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tandem.kernel.secret.SecretKeys;
import dev.tandem.kernel.web.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LinksTests {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final LinkPurpose VERIFY = new LinkPurpose("verify-address");
  private static final UUID ADA = UUID.randomUUID();

  private final Links links = links(NOW, "first");

  @Test
  void opensWhatItHasIssued() {
    var link = links.open(issue(), VERIFY).orThrow();

    assertThat(link.subject()).isEqualTo(ADA);
    assertThat(link.claims()).isEqualTo(Map.of(Link.CONTACT, "c-1"));
    assertThat(link.claim(Link.CONTACT)).contains("c-1");
    assertThat(link.claim(Link.ROLE)).isEmpty();
    assertThat(link.issuedAt()).isEqualTo(NOW);
    assertThat(link.expiresAt()).isEqualTo(NOW.plus(Duration.ofHours(1)));
  }

  @Test
  void isTheSameLinkEachTimeAndAnotherForEachToken() {
    var token = issue();
    var id = links.open(token, VERIFY).orThrow().id();

    assertThat(links.open(token, VERIFY).orThrow().id()).isEqualTo(id);
    assertThat(links.open(issue(), VERIFY).orThrow().id()).isNotEqualTo(id);
  }

  @Test
  void isRefusedFromTheMomentItExpires() {
    var token = issue();
    var expiry = NOW.plus(Duration.ofHours(1));

    assertThat(links(expiry.minusMillis(1), "first").open(token, VERIFY)).isInstanceOf(Link.class);
    assertThat(links(expiry, "first").open(token, VERIFY)).isEqualTo(LinkRefusal.EXPIRED);
  }

  @Test
  void isRefusedForAnotherPurpose() {
    assertThat(links.open(issue(), LinkPurpose.PASSWORD_RESET))
        .isEqualTo(LinkRefusal.OTHER_PURPOSE);
  }

  @Test
  void isRefusedWhenAnyCharacterWasChanged() {
    var token = issue();
    for (int i = 0; i < token.length(); i++) {
      var other = token.charAt(i) == 'A' ? 'Q' : 'A';
      var altered = token.substring(0, i) + other + token.substring(i + 1);

      assertThat(links.open(altered, VERIFY))
          .as("character %s of %s", i, token.length())
          .isEqualTo(LinkRefusal.ALTERED);
    }
  }

  @Test
  void isRefusedWithoutASignatureOrWithOneByAnotherKey() {
    var parts = issue().split("\\.");
    var unsigned = base64("{\"alg\":\"none\",\"typ\":\"link+jwt\"}") + "." + parts[1] + ".";
    var stranger = issueBy(links(NOW, "a stranger's"));

    for (var token :
        new String[] {unsigned, stranger, parts[0] + "." + parts[1] + ".", "", "x", "…"}) {
      assertThat(links.open(token, VERIFY)).as(token).isEqualTo(LinkRefusal.ALTERED);
    }
    assertThat(links.open(null, VERIFY)).isEqualTo(LinkRefusal.ALTERED);
    assertThat(links.open("x".repeat(100_000), VERIFY)).isEqualTo(LinkRefusal.ALTERED);
  }

  @Test
  void opensLinksOfThePreviousKeyAfterARotationButIssuesNoMoreWithIt() {
    var old = issue();
    var rotated = links(NOW, "second", "first");

    assertThat(rotated.open(old, VERIFY)).isInstanceOf(Link.class);
    assertThat(links.open(issueBy(rotated), VERIFY)).isEqualTo(LinkRefusal.ALTERED);
    assertThat(links(NOW, "second").open(old, VERIFY)).isEqualTo(LinkRefusal.ALTERED);
  }

  @Test
  void aRefusalTellsThePersonWhatToDo() {
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(LinkRefusal.EXPIRED::orThrow)
        .satisfies(it -> assertThat(it.getBody().getDetail()).contains("Ask for a new one"));
  }

  private String issue() {
    return issueBy(links);
  }

  private static String issueBy(Links links) {
    return links.issue(VERIFY, ADA, Duration.ofHours(1), Map.of(Link.CONTACT, "c-1"));
  }

  private static Links links(Instant now, String current, String... previous) {
    var keys =
        new SecretKeys(
            "test",
            "the.property",
            padded(current),
            List.of(previous).stream().map(LinksTests::padded).toList());
    return new Links(() -> keys, Clock.fixed(now, ZoneOffset.UTC));
  }

  private static String padded(String key) {
    return key + "-".repeat(32);
  }

  private static String base64(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}
