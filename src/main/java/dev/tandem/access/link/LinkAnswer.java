package dev.tandem.access.link;

/** What opening a link shows: the link, or why it is refused. */
public sealed interface LinkAnswer permits Link, LinkRefusal {

  /**
   * @throws dev.tandem.kernel.web.Problem 422 with a sentence for the person who followed it
   */
  Link orThrow();
}
