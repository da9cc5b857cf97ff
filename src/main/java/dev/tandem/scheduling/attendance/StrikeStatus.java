package dev.tandem.scheduling.attendance;

/**
 * A mentor's strikes and what follows from them.
 *
 * @param count number of strikes within the window
 */
public record StrikeStatus(int count, boolean warned, boolean suspended) {}
