package dev.tandem.access.link;

import java.util.regex.Pattern;

/**
 * What a link is for; it is refused for everything else.
 *
 * @param name in kebab-case
 */
public record LinkPurpose(String name) {

  private static final Pattern KEBAB_CASE = Pattern.compile("[a-z]+(-[a-z]+)*");

  /** Choose a username and a password, and become a mentee. The subject is the contact point. */
  public static final LinkPurpose SIGN_UP = new LinkPurpose("sign-up");

  /**
   * The same by invitation of an operator, for the role in the claim {@link Link#ROLE}. The subject
   * is the member, who may be known already.
   */
  public static final LinkPurpose INVITATION = new LinkPurpose("invitation");

  /** Choose a new password. The subject is the member. */
  public static final LinkPurpose PASSWORD_RESET = new LinkPurpose("password-reset");

  /**
   * Say who you are, and become a member. The subject is the member who is signed in, and the claim
   * {@link Link#ROLE} says as what.
   */
  public static final LinkPurpose JOINING = new LinkPurpose("joining");

  public LinkPurpose {
    if (!KEBAB_CASE.matcher(name).matches()) {
      throw new IllegalArgumentException("A purpose is written in kebab-case: " + name);
    }
  }
}
