package dev.tandem.billing.gateway;

/** The gateway's token of a card, which stands for the card's number. */
public final class CardToken {

  private CardToken() {}

  /** Whether a gateway could have issued this token: printable and at most 200 characters. */
  public static boolean isValid(String text) {
    return text.matches("[!-~]{1,200}");
  }
}
