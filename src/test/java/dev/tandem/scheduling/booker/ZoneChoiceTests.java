package dev.tandem.scheduling.booker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZoneChoiceTests {

  private static final ZoneId VIEWERS = ZoneId.of("Europe/Berlin");

  @ParameterizedTest
  @CsvSource({
    "Asia/Kolkata, Asia/Kolkata",
    "' asia/kolkata ', Asia/Kolkata",
    "new york, America/New_York",
    "Lord Howe, Australia/Lord_Howe",
    "UTC, UTC"
  })
  void aZoneIsNamedByItsIdOrItsCity(String typed, String zone) {
    assertThat(ZoneChoice.of(typed, VIEWERS))
        .isEqualTo(new ZoneChoice(ZoneId.of(zone), zone, null));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "  "})
  void withoutAChoiceTheZoneIsTheViewers(String typed) {
    assertThat(ZoneChoice.of(typed, VIEWERS)).isEqualTo(new ZoneChoice(VIEWERS, null, null));
  }

  /** There is more than one Louisville. */
  @ParameterizedTest
  @ValueSource(strings = {"Atlantis", "Louisville", "+02:00"})
  void whatNamesNoZoneOrSeveralIsRefused(String typed) {
    assertThat(ZoneChoice.of(typed, VIEWERS)).isEqualTo(new ZoneChoice(VIEWERS, null, typed));
  }

  @Test
  void twoZonesAgreeForAsLongAsTheirClocksDo() {
    var berlin = ZoneChoice.of(null, VIEWERS);
    var london = ZoneId.of("Europe/London");
    var tunis = ZoneId.of("Africa/Tunis");

    assertThat(berlin.agreesWith(london, Instant.parse("2026-12-01T09:00:00Z"))).isFalse();
    assertThat(berlin.agreesWith(tunis, Instant.parse("2026-12-01T09:00:00Z"))).isTrue();
    assertThat(berlin.agreesWith(tunis, Instant.parse("2026-07-01T09:00:00Z"))).isFalse();
  }
}
