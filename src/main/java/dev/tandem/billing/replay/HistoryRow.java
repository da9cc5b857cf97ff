package dev.tandem.billing.replay;

/**
 * An event of an account, or a command that was decided.
 *
 * @param version of the event, or that the command met
 * @param position of the command in the order of all commands, 0 for an event
 * @param payload JSON
 * @param events how many the command led to, 0 for an event
 */
record HistoryRow(
    String stream, long version, long position, String type, String payload, int events) {

  boolean isCommand() {
    return position > 0;
  }

  /** Whether this command led to the event. */
  boolean ledTo(HistoryRow event) {
    return event.version > version && event.version <= version + events;
  }
}
