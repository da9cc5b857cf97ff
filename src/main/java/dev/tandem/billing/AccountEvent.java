package dev.tandem.billing;

/** What happened to an account, as it is recorded for good. Holds no personal data. */
sealed interface AccountEvent permits PaymentEvent, MentorEvent, CreditsEvent {}
