package dev.tandem.billing;

/** The three kinds of account. */
final class Deciders {

  static final PaymentDecider PAYMENT = new PaymentDecider();
  static final MentorDecider MENTOR = new MentorDecider();
  static final CreditsDecider CREDITS = new CreditsDecider();

  private Deciders() {}
}
