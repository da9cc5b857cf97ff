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

  /** Who acts where nobody has signed in. */
  String COMMAND_LINE = "the command line";

  /**
   * Who did it, as it may be published. The name of an account on a machine stays in the records of
   * the module, as events are kept and copied.
   *
   * @param operator as in these records: the id with which the operator signs in, or {@code … at
   *     the command line}
   */
  static String published(String operator) {
    return operator.endsWith(COMMAND_LINE) ? COMMAND_LINE : operator;
  }

  String module();

  ChangeKind kind();

  /** A sentence without personal data. */
  String what();

  /** The id with which the operator signs in, {@link #ITSELF} or {@link #COMMAND_LINE}. */
  String by();

  /** In the words of whoever did it; null if none were asked for. */
  @Nullable String reason();
}
