package dev.tandem.notifications.contact;

/** What a visitor asks for by an address. */
public enum AddressRequestKind {
  /** To become a member. */
  SIGN_UP,
  /** A link to choose a new password. */
  PASSWORD
}
