package dev.tandem.notifications.message;

/** The page that a message leads to. */
public enum Target {
  HOME("/"),
  /** Of somebody who is no member yet: the home page shows how far they are. */
  JOINING("/"),
  SESSION("/scheduling/sessions/{booking}"),
  SESSIONS("/scheduling/sessions"),
  BOOKING("/scheduling/book?offering={offering}&startsAt={starts-at}"),
  MENTORS("/recommendations/mentors"),
  DOCUMENT("/billing/invoices/{number}.pdf"),
  INVOICES("/billing/invoices"),
  EARNINGS("/billing/earnings"),
  SIGNED_IN("/access/sessions"),
  SIGN_IN("/access/sign-in"),
  ADDRESS("/notifications/address"),
  EXPORTS("/preferences/exports"),
  LEAVING("/preferences/leaving"),
  PREFERENCES("/preferences"),
  REVIEW("/signals/review/{cycle}"),
  MESSAGES("/notifications/messages"),
  /** Differs for each message and is known only while it is written. */
  SECRET("");

  private final String path;

  Target(String path) {
    this.path = path;
  }

  /** With the names of parameters in braces. */
  public String path() {
    return path;
  }
}
