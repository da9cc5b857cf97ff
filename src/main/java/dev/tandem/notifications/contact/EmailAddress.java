package dev.tandem.notifications.contact;

import dev.tandem.kernel.web.Problem;
import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jmolecules.ddd.annotation.ValueObject;
import org.jspecify.annotations.Nullable;

/**
 * The address of a mailbox (RFC 5321), with the domain in ASCII.
 *
 * @param text as mail servers take it
 * @param key the same for addresses of the same mailbox
 */
@ValueObject
public record EmailAddress(String text, String key) {

  private static final int MAX_LENGTH = 254;
  private static final int MAX_LOCAL_LENGTH = 64;
  private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
  private static final Pattern PLAIN = Pattern.compile(ATOM + "(\\." + ATOM + ")*");
  private static final Pattern QUOTED =
      Pattern.compile("\"((?:[\\x20\\x21\\x23-\\x5b\\x5d-\\x7e]|\\\\[\\x20-\\x7e])+)\"");
  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

  /** Letters that Java's older rules of domain names would turn into others (RFC 5892). */
  private static final Pattern CHANGED_BY_IDN = Pattern.compile("[ßẞς\\u200c\\u200d]");

  /**
   * Reads an address as people type it.
   *
   * @throws Problem 422 with what is wrong
   */
  public static EmailAddress parse(@Nullable String typed) {
    var text = typed == null ? "" : typed.strip();
    if (text.isEmpty()) {
      throw refusal("Enter an e-mail address, such as name@example.org.");
    }
    if (text.chars().anyMatch(character -> character < 0x20 || character == 0x7f)) {
      throw refusal("An e-mail address is one line without control characters.");
    }
    int at = text.lastIndexOf('@');
    if (at < 1 || at == text.length() - 1) {
      throw refusal(
          "“%s” is not an e-mail address: it needs a name, an @ and a domain."
              .formatted(shorten(text)));
    }
    var local = local(text.substring(0, at));
    var domain = domain(text.substring(at + 1));
    var address = local + "@" + domain;
    if (address.length() > MAX_LENGTH || local.length() > MAX_LOCAL_LENGTH) {
      throw refusal("This e-mail address is too long.");
    }
    return new EmailAddress(address, address.toLowerCase(Locale.ROOT));
  }

  /** Of the same mailbox for most providers: without what stands behind a plus sign. */
  String mailboxKey() {
    return key.replaceFirst("\\+[^@]*@", "@");
  }

  private static String local(String typed) {
    if (PLAIN.matcher(typed).matches()) {
      return typed;
    }
    var quoted = QUOTED.matcher(typed);
    if (quoted.matches()) {
      var content = quoted.group(1).replaceAll("\\\\(.)", "$1");
      return PLAIN.matcher(content).matches() ? content : typed;
    }
    if (typed.chars().anyMatch(character -> character > 0x7e)) {
      throw refusal(
          "The part before the @ may have only letters from a to z, since not every mail server takes others.");
    }
    throw refusal("“%s” cannot stand before the @ of an e-mail address.".formatted(shorten(typed)));
  }

  private static String domain(String typed) {
    if (CHANGED_BY_IDN.matcher(typed).find()) {
      throw refusal(
          "Write this domain in its form for machines, which begins with xn--; your provider can tell you.");
    }
    var ascii = toAscii(typed.endsWith(".") ? typed.substring(0, typed.length() - 1) : typed);
    var labels = ascii.split("\\.", -1);
    for (var label : labels) {
      if (!LABEL.matcher(label).matches()) {
        throw noDomain(typed);
      }
    }
    if (labels.length < 2 || labels[labels.length - 1].chars().allMatch(Character::isDigit)) {
      throw noDomain(typed);
    }
    return ascii;
  }

  private static String toAscii(String domain) {
    try {
      return IDN.toASCII(domain).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      throw noDomain(domain);
    }
  }

  private static Problem noDomain(String domain) {
    return refusal("“%s” is not the domain of an e-mail address.".formatted(shorten(domain)));
  }

  private static Problem refusal(String sentence) {
    return Problem.refused("invalid-address", sentence);
  }

  private static String shorten(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }
}
