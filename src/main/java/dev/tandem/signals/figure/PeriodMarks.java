package dev.tandem.signals.figure;

/**
 * In how many hours of some time the accounts of a figure went apart.
 *
 * @param deviating hours in which they differ by more than is tolerated
 * @param incomplete hours in which some account was given and one that was expected was not
 */
public record PeriodMarks(long deviating, long incomplete) {}
