package dev.tandem.acceptance.erasure;

/**
 * A canary that stands somewhere.
 *
 * @param place a column, a file or a queue
 * @param canary all of it, or as much as is left of it
 */
record CanaryFind(String place, String canary) {}
