package dev.tandem.notifications.message;

/** Who decides on the messages of a topic as long as the member has chosen nothing. */
public enum TopicRule {
  /** Sent whatever the member has chosen: their safety or the law demands it. */
  MANDATORY,
  /** Sent unless the member has switched the topic off. */
  SERVICE,
  /** Sent only if the member has switched the topic on; can be unsubscribed with one click. */
  OPTIONAL
}
