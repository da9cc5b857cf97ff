package dev.tandem.billing.account;

/** An event in the history of an account. Contains ids, amounts and times, no personal data. */
public sealed interface AccountEvent permits PaymentEvent, MentorEvent, CreditsEvent {}
