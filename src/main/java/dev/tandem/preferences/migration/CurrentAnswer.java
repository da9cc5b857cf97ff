package dev.tandem.preferences.migration;

import java.time.Instant;

/**
 * The newest answer that is recorded here.
 *
 * @param imported whether an earlier import recorded it, rather than a person
 */
public record CurrentAnswer(String value, boolean confirmed, boolean imported, Instant chosenAt) {

  boolean isOff() {
    return value.equals("OFF");
  }
}
