package dev.tandem.kernel.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ViewerZoneResolverTests {

  @Test
  void theBrowsersZoneIsTaken() {
    assertThat(ViewerZoneResolver.parseZone("Australia%2FLord_Howe"))
        .contains(ZoneId.of("Australia/Lord_Howe"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Mars/Olympus", "%zz", "+25:00", "<script>", "EST5EDT; x"})
  void anythingElseIsReadInUtc(String nonsense) {
    assertThat(ViewerZoneResolver.parseZone(nonsense)).isEmpty();
  }
}
