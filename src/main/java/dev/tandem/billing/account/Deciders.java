package dev.tandem.billing.account;

/** The three kinds of account. */
public final class Deciders {

  public static final PaymentDecider PAYMENT = new PaymentDecider();
  public static final MentorDecider MENTOR = new MentorDecider();
  public static final CreditsDecider CREDITS = new CreditsDecider();

  private Deciders() {}
}
