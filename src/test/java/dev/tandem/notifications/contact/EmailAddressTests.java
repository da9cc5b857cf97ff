package dev.tandem.notifications.contact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmailAddressTests {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "Mia@Example.ORG, Mia@example.org, mia@example.org",
        "  mia@example.org , mia@example.org, mia@example.org",
        "mia+tandem@example.org, mia+tandem@example.org, mia+tandem@example.org",
        "\"mia\"@example.org, mia@example.org, mia@example.org",
        "\"mia lind\"@example.org, \"mia lind\"@example.org, \"mia lind\"@example.org",
        "\"a@b\"@example.org, \"a@b\"@example.org, \"a@b\"@example.org",
        "mia@bücher.example, mia@xn--bcher-kva.example, mia@xn--bcher-kva.example",
        "mia@例え.jp, mia@xn--r8jz45g.jp, mia@xn--r8jz45g.jp",
        "mia@example.org., mia@example.org, mia@example.org",
        "o'hara!#$%&*/=?^_`{|}~-@example.org, o'hara!#$%&*/=?^_`{|}~-@example.org, o'hara!#$%&*/=?^_`{|}~-@example.org"
      })
  void isReadAsPeopleTypeIt(String typed, String text, String key) {
    var address = EmailAddress.parse(typed);
    assertThat(address.text()).isEqualTo(text);
    assertThat(address.key()).isEqualTo(key);
  }

  @Test
  void whatStandsBehindAPlusSignLeadsToTheSameMailbox() {
    assertThat(EmailAddress.parse("mia+1@example.org").mailboxKey())
        .isEqualTo(EmailAddress.parse("MIA+2@example.org").mailboxKey());
  }
}
