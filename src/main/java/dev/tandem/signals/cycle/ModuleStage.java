package dev.tandem.signals.cycle;

import java.util.Locale;
import java.util.Optional;

/** The stages of a module, as rollout calls them, in their order. */
public enum ModuleStage {
  HOME,
  SHADOW,
  CANARY,
  AWAY;

  /** In addresses and sentences. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The stage of which this one is the next; empty for the first. */
  public Optional<ModuleStage> previous() {
    return Optional.ofNullable(
        switch (this) {
          case HOME -> null;
          case SHADOW -> HOME;
          case CANARY -> SHADOW;
          case AWAY -> CANARY;
        });
  }

  /** Whether both sides are compared, and reads may be served by the one or the other. */
  public boolean isCompared() {
    return this != HOME;
  }
}
