package dev.tandem.scheduling.availability;

/**
 * A period with a constant offset from UTC.
 *
 * @param from epoch second
 * @param until epoch second, exclusive
 * @param offset seconds to add to UTC
 */
record OffsetPeriod(long from, long until, int offset) {}
