package dev.tandem.eventing.trace;

import dev.tandem.eventing.log.Cursor;

/** How the trace of a delivery relates to that of its event. */
public enum TraceRelation {
  /** It is part of it, also after a retry or a restart. */
  CONTINUED,
  /** It is one of its own with a link to it, as the event had been handled before. */
  LINKED;

  /** What an operator has detached, to replay or to pause it, is linked. */
  public static TraceRelation of(Cursor cursor) {
    return cursor.consumer().equals(cursor.module()) ? CONTINUED : LINKED;
  }
}
