package dev.tandem.preferences.decision;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A way in which messages reach a member. Rules and pages hold for each of them. */
public enum Channel {
  EMAIL("E-mail");

  private final String title;

  Channel(String title) {
    this.title = title;
  }

  /** The channel's name in events, addresses and rows. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Channel> of(String key) {
    return Arrays.stream(values()).filter(it -> it.key().equals(key)).findFirst();
  }

  public String title() {
    return title;
  }
}
