package dev.tandem.scheduling.offering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.kernel.web.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class MeetingPlaceTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://zoom.example/j/1?pwd=a#b | https://zoom.example/j/1?pwd=a#b",
        "HTTPS://Zoom.example:8443/ä | https://Zoom.example:8443/%C3%A4",
        "Café Einstein, Berlin | Café Einstein, Berlin",
        "Room: 5, 2nd   floor | Room: 5, 2nd floor",
        "Tel: +49 30 1234 | Tel: +49 30 1234"
      })
  void aLinkAndAPlaceAreKept(String typed, String kept) {
    assertThat(MeetingPlace.validate(typed)).isEqualTo(kept);
    assertThat(MeetingPlace.validate(kept)).isEqualTo(kept);
    assertThat(MeetingPlace.isLink(kept)).isEqualTo(typed.toLowerCase().startsWith("https:"));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "  ", "\u200b"})
  void nothingIsNothing(String typed) {
    assertThat(MeetingPlace.validate(typed)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://zoom.example/j/1",
        "ftp://files.example",
        "//zoom.example",
        "javascript:alert(1)",
        "data:text/html,x",
        "www.zoom.example",
        "zoom.example/j/1"
      })
  void aLinkBeginsWithHttps(String typed) {
    assertThatThrownBy(() -> MeetingPlace.validate(typed))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("begins with https://");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://ada@zoom.example/", "https://ada:secret@zoom.example/"})
  void aLinkHasNoCredentials(String typed) {
    assertThatThrownBy(() -> MeetingPlace.validate(typed))
        .hasMessageContaining("user name or a password");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://",
        "https:///x",
        "https://a b.example",
        "https://ex\\ample",
        "https://x y"
      })
  void aLinkLeadsSomewhere(String typed) {
    assertThatThrownBy(() -> MeetingPlace.validate(typed)).hasMessageContaining("cannot be opened");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Room\u0007 5", "Room \u202e5", "https://zoom.example/\u001b"})
  void whatCannotBeShownIsRefused(String typed) {
    assertThatThrownBy(() -> MeetingPlace.validate(typed)).hasMessageContaining("cannot be shown");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://meet.example.org/{room}",
        "https://meet.example.org/",
        "https://meet example/{room}",
        "https:///{room}"
      })
  void aRoomOfThePlatformHasAnAddressThatBrowsersOpen(String address) {
    assertThatThrownBy(() -> new SchedulingProperties(2, 60, "standard", 14, address))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void itHasAtMost300Characters() {
    assertThat(MeetingPlace.validate("x".repeat(300))).hasSize(300);
    assertThatThrownBy(() -> MeetingPlace.validate("x".repeat(301)))
        .hasMessageContaining("at most 300 characters");
    assertThatThrownBy(() -> MeetingPlace.validate("https://zoom.example/" + "ä".repeat(200)))
        .hasMessageContaining("at most 300 characters");
  }
}
