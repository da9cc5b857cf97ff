package dev.tandem.access.memberdata;

/**
 * A piece of a module's answer. The pieces in their order make one encrypted JSON document.
 *
 * @param number from 1 to {@code count}
 */
public record SealedPart(int number, int count, String text) {}
