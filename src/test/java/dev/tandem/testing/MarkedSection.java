package dev.tandem.testing;

/**
 * A section of a Markdown document that a program writes, between two comments.
 *
 * @param begin the comment before the section, without a line break
 * @param end the comment after the section, without a line break
 */
public record MarkedSection(String begin, String end) {

  /** The section with its comments. */
  public String of(String content) {
    return begin + "\n" + content + "\n" + end;
  }

  /** Replaces the section in the document, or appends it if there is none. */
  public String replaceIn(String document, String content) {
    int from = document.indexOf(begin);
    int to = document.indexOf(end, Math.max(from, 0));
    return from < 0 || to < 0
        ? document.stripTrailing() + "\n\n" + of(content) + "\n"
        : document.substring(0, from) + of(content) + document.substring(to + end.length());
  }
}
