package dev.tandem.access.watch;

/** What can happen at the doors. */
public enum SecurityEvent {
  SIGNED_IN,
  SIGNED_OUT,
  PASSWORD_ACCEPTED,
  WRONG_PASSWORD,
  PAUSED,
  PASSWORD_CHANGED,
  CREDENTIALS_GIVEN,
  SIGN_IN_CLOSED,
  SIGN_IN_OPENED,
  SESSION_ENDED,
  TOKEN_ON_BEHALF,
  REFUSED,
  FORGED_FORM,
  BAD_TOKEN,
  BAD_WEBHOOK
}
