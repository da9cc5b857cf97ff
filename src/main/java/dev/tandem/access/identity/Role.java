package dev.tandem.access.identity;

/** The role of a caller; in Spring Security the authority {@code ROLE_MENTEE} and so on. */
public enum Role {
  MENTEE,
  MENTOR,
  OPERATOR
}
