package dev.tandem.kernel.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.time.ZoneId;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.i18n.TimeZoneAwareLocaleContext;
import org.springframework.mock.web.MockHttpServletRequest;

class ViewerZoneResolverTests {

  @Test
  void theBrowsersZoneIsTaken() {
    assertThat(ViewerZoneResolver.parseZone("Australia%2FLord_Howe"))
        .contains(ZoneId.of("Australia/Lord_Howe"));
  }

  @Test
  void overTlsOnlyTheCookieThatIsBoundToTheHostCounts() {
    var request = new MockHttpServletRequest();
    request.setSecure(true);
    request.setCookies(
        new Cookie("zone", "Asia%2FTokyo"), new Cookie("__Host-zone", "Europe%2FLisbon"));
    assertThat(zoneOf(request)).isEqualTo("Europe/Lisbon");

    request.setCookies(new Cookie("zone", "Asia%2FTokyo"));
    assertThat(zoneOf(request)).isEqualTo("UTC");
    request.setSecure(false);
    assertThat(zoneOf(request)).isEqualTo("Asia/Tokyo");
  }

  private static String zoneOf(MockHttpServletRequest request) {
    var context =
        (TimeZoneAwareLocaleContext) new ViewerZoneResolver().resolveLocaleContext(request);
    return Objects.requireNonNull(context.getTimeZone()).getID();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Mars/Olympus", "%zz", "+25:00", "<script>", "EST5EDT; x"})
  void anythingElseIsReadInUtc(String nonsense) {
    assertThat(ViewerZoneResolver.parseZone(nonsense)).isEmpty();
  }
}
