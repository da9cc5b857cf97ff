package dev.tandem.billing.account;

/** What happened to an account, as it is recorded for good. Holds no personal data. */
public sealed interface AccountEvent permits PaymentEvent, MentorEvent, CreditsEvent {}
