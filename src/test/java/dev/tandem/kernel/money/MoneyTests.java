package dev.tandem.kernel.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.testing.NoDatabase;
import org.junit.jupiter.api.Test;

@NoDatabase
class MoneyTests {

  @Test
  void currenciesCannotBeCombined() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Money.of(1, "EUR").plus(Money.of(1, "USD")))
        .withMessageContaining("EUR and USD");
  }

  @Test
  void rejectsUnknownCurrencies() {
    assertThatIllegalArgumentException().isThrownBy(() -> Money.of(1, "ZZZ"));
    assertThatIllegalArgumentException().isThrownBy(() -> Money.of(1, "XXX"));
  }

  @Test
  void overflowIsAnError() {
    var most = Money.of(Long.MAX_VALUE, "EUR");
    assertThatThrownBy(() -> most.plus(Money.of(1, "EUR"))).isInstanceOf(ArithmeticException.class);
  }

  @Test
  void aShareIsRoundedHalfUp() {
    assertThat(Money.of(5, "EUR").share(5_000)).isEqualTo(Money.of(3, "EUR"));
    assertThat(Money.of(1999, "EUR").share(1_500)).isEqualTo(Money.of(300, "EUR"));
  }

  @Test
  void isShownInTheMajorUnit() {
    assertThat(Money.of(5000, "EUR")).hasToString("50.00 EUR");
    assertThat(Money.of(-5, "EUR")).hasToString("-0.05 EUR");
    assertThat(Money.of(-123_456_789, "EUR")).hasToString("-1,234,567.89 EUR");
    assertThat(Money.of(5000, "JPY")).hasToString("5,000 JPY");
  }
}
