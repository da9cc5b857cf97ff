package dev.tandem.preferences.notice;

/**
 * Who is told of a migration and who is not.
 *
 * @param concerned members for whom something changes
 * @param unconcerned members for whom every decision stays the same
 * @param strangers of the former platform who are nobody here
 */
public record Audience(long concerned, long unconcerned, long strangers) {}
