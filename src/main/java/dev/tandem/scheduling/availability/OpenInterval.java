package dev.tandem.scheduling.availability;

/**
 * A window of open hours, or the part of it between two offset changes.
 *
 * @param gridStart epoch second of the window's start on this clock, from which the grid of
 *     possible starts is counted
 * @param from epoch second
 * @param until epoch second, exclusive
 */
public record OpenInterval(long gridStart, long from, long until) {}
