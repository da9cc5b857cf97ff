package dev.tandem.billing.replay;

/**
 * A command that this version decides differently.
 *
 * @param stream the account
 * @param version that the command met
 * @param what in words, without personal data
 */
record DecisionDifference(String stream, long version, String what) {}
