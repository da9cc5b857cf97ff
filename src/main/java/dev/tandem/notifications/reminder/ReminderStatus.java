package dev.tandem.notifications.reminder;

/** What became of a reminder. */
enum ReminderStatus {
  WAITING,
  /** A message was queued. */
  QUEUED,
  /** Another one with a shorter lead came due at the same time. */
  MERGED,
  /** The session does not stand as it was planned, or has begun. */
  DROPPED
}
