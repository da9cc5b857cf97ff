package dev.tandem.billing.store;

/**
 * The end of an account's history.
 *
 * @param version of the latest event, 0 before the first
 * @param hash of the latest event, empty before the first
 */
record StreamHead(long version, String hash) {}
