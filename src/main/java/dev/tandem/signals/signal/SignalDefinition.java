package dev.tandem.signals.signal;

/**
 * What operators are told about a signal.
 *
 * @param what what is counted, and where it comes from
 * @param threshold in words
 * @param why what hangs on it
 */
public record SignalDefinition(String title, String what, String threshold, String why) {}
