package dev.tandem.billing.rules;

import dev.tandem.billing.account.CreditsEvent;
import dev.tandem.billing.account.Decider;
import dev.tandem.billing.account.MentorEvent;
import dev.tandem.billing.account.PaymentEvent;

/** The three kinds of account. */
public final class Deciders {

  public static final Decider<PaymentCommand, Payment, PaymentEvent> PAYMENT =
      new Decider<>(
          Payment.class,
          PaymentEvent.class,
          Payment.NEW,
          PaymentDecider::decide,
          PaymentEvolution::evolve);

  public static final Decider<MentorCommand, MentorAccount, MentorEvent> MENTOR =
      new Decider<>(
          MentorAccount.class,
          MentorEvent.class,
          MentorAccount.EMPTY,
          MentorDecider::decide,
          MentorEvolution::evolve);

  public static final Decider<CreditsCommand, Credits, CreditsEvent> CREDITS =
      new Decider<>(
          Credits.class,
          CreditsEvent.class,
          Credits.EMPTY,
          CreditsDecider::decide,
          CreditsEvolution::evolve);

  private Deciders() {}
}
