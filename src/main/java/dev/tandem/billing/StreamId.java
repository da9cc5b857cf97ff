package dev.tandem.billing;

import java.util.UUID;
import org.jmolecules.ddd.annotation.ValueObject;

/** Names one account's history. See decision 0030 for what is a stream and why. */
@ValueObject
record StreamId(String value) {

  static StreamId payment(UUID booking) {
    return new StreamId("payment:" + booking);
  }

  static StreamId mentor(UUID mentor, String currency) {
    return new StreamId("mentor:" + mentor + ":" + currency);
  }

  static StreamId credits(UUID mentee, String currency) {
    return new StreamId("credits:" + mentee + ":" + currency);
  }

  /** Whose account it is: a booking, a mentor or a mentee. */
  UUID subject() {
    return UUID.fromString(value.split(":")[1]);
  }

  @Override
  public String toString() {
    return value;
  }
}
