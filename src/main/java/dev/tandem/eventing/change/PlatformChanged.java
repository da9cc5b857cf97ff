package dev.tandem.eventing.change;

import dev.tandem.eventing.publishing.PublishedEvent;
import org.jspecify.annotations.Nullable;

/**
 * An operator, or the platform by itself, has changed how a module works. Each module publishes an
 * event of its own that implements this one, so that nobody depends on who reviews them.
 */
public interface PlatformChanged extends PublishedEvent {

  /** Who acts where no operator does. */
  String ITSELF = "Tandem";

  String module();

  ChangeKind kind();

  /** A sentence without personal data. */
  String what();

  /** The id with which the operator signs in, {@link #ITSELF} or {@code the command line}. */
  String by();

  /** In the words of whoever did it; null if none were asked for. */
  @Nullable String reason();
}
