package dev.tandem.kernel.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.junit.jupiter.api.Test;

class SecretCipherTests {

  @Test
  void decryptsForTheOwnerOnly() {
    var cipher = cipher("first");
    var encrypted = cipher.encrypt("the secret", "ada");

    assertThat(encrypted)
        .doesNotContain("secret")
        .isNotEqualTo(cipher.encrypt("the secret", "ada"));
    assertThat(cipher.decrypt(encrypted, "ada")).isEqualTo("the secret");
    assertThatIllegalStateException().isThrownBy(() -> cipher.decrypt(encrypted, "grace"));
  }

  @Test
  void staysReadableAfterAChangeOfTheKeyAndNotWithoutIt() {
    var encrypted = cipher("first").encrypt("the secret", "ada");

    assertThat(cipher("second", "first").decrypt(encrypted, "ada")).isEqualTo("the secret");
    assertThatIllegalStateException()
        .isThrownBy(() -> cipher("second").decrypt(encrypted, "ada"))
        .withMessageContaining("is not configured");
  }

  private static SecretCipher cipher(String current, String... previous) {
    var texts = List.of(previous).stream().map(it -> it + "-".repeat(32)).toList();
    var keys = new SecretKeys("test", "the.property", current + "-".repeat(32), texts);
    return new SecretCipher(() -> keys);
  }
}
