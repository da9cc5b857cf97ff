package dev.tandem.access.identity;

/** What a caller may act as. Spring Security knows it as {@code ROLE_MENTEE} and so on. */
public enum Role {
  MENTEE,
  MENTOR,
  OPERATOR
}
