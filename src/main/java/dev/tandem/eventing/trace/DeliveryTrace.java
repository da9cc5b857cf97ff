package dev.tandem.eventing.trace;

/** How the trace of a delivery relates to that of its event. */
public enum DeliveryTrace {
  /** It is part of it, also after a retry or a restart. */
  CONTINUED,
  /** It is one of its own with a link to it, as the event had been handled before. */
  LINKED
}
