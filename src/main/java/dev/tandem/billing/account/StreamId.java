package dev.tandem.billing.account;

import java.util.UUID;
import org.jmolecules.ddd.annotation.ValueObject;

/** Identifies the history of one account (decision 0030). */
@ValueObject
public record StreamId(String value) {

  public static StreamId payment(UUID booking) {
    return new StreamId("payment:" + booking);
  }

  public static StreamId mentor(UUID mentor, String currency) {
    return new StreamId("mentor:" + mentor + ":" + currency);
  }

  public static StreamId credits(UUID mentee, String currency) {
    return new StreamId("credits:" + mentee + ":" + currency);
  }

  /** Whose account it is: a booking, a mentor or a mentee. */
  public UUID subject() {
    return UUID.fromString(value.split(":")[1]);
  }

  @Override
  public String toString() {
    return value;
  }
}
