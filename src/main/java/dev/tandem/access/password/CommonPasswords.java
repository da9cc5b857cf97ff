package dev.tandem.access.password;

import dev.tandem.access.PasswordProperties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** The passwords that an attacker tries first. */
@Component
public class CommonPasswords {

  private final Supplier<Set<String>> passwords = SingletonSupplier.of(CommonPasswords::load);
  private final PasswordProperties properties;

  public CommonPasswords(PasswordProperties properties) {
    this.properties = properties;
  }

  /** Case, and blanks around it, do not make a password uncommon. */
  boolean contain(String password) {
    var word = password.strip().toLowerCase(Locale.ROOT);
    return word.chars().distinct().count() < 3
        || passwords.get().contains(word)
        || isOfThisPlatform(word);
  }

  /** A word of this platform with digits and signs around it. */
  private boolean isOfThisPlatform(String word) {
    var rest = word;
    for (var known : properties.contextWords()) {
      rest = rest.replace(known, "");
    }
    return !rest.equals(word) && rest.chars().filter(Character::isLetter).count() < 3;
  }

  private static Set<String> load() {
    try {
      return new ClassPathResource("access/common-passwords.txt")
          .getContentAsString(StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("# "))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
