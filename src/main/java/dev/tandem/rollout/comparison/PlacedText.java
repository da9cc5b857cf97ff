package dev.tandem.rollout.comparison;

/**
 * A text of a page, a calendar or a document.
 *
 * @param path where it stands, without indexes, so that texts of the same kind have the same
 */
record PlacedText(String path, String text) {}
