package dev.tandem.access.throttle;

/** For whom wrong passwords are counted. */
public enum AttemptScope {
  ADDRESS,
  /** Over all addresses. */
  NAME,
  NAME_AT_ADDRESS
}
