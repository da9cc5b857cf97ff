package dev.tandem.access.link;

import dev.tandem.kernel.web.Problem;

/** Why a link is refused. */
public enum LinkRefusal implements LinkAnswer {
  EXPIRED("This link has expired. Ask for a new one."),
  /** Not signed with a key of the platform, or changed since, or not a link at all. */
  ALTERED(
      "This link is not complete, or not from Tandem. Open it again from the message, or copy the whole address."),
  OTHER_PURPOSE("This link is for something else. Open it again from the message."),
  /** For those who accept a link only once. */
  USED("This link has been used already. If that was not you, ask for a new one.");

  private final String sentence;

  LinkRefusal(String sentence) {
    this.sentence = sentence;
  }

  /** For the person who followed the link. */
  public String sentence() {
    return sentence;
  }

  public Problem problem() {
    return Problem.refused("link-refused", sentence);
  }

  @Override
  public Link orThrow() {
    throw problem();
  }
}
