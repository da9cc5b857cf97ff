package dev.tandem.kernel.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;
import static org.quicktheories.generators.SourceDSL.longs;

import dev.tandem.testing.NoDatabase;
import org.junit.jupiter.api.Test;

@NoDatabase
class MoneyTests {

  private static final long SEED = 20261120;

  @Test
  void currenciesDoNotMix() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Money.of(1, "EUR").plus(Money.of(1, "USD")))
        .withMessageContaining("EUR and USD");
  }

  @Test
  void anUnknownCurrencyIsNoMoney() {
    assertThatIllegalArgumentException().isThrownBy(() -> Money.of(1, "ZZZ"));
    assertThatIllegalArgumentException().isThrownBy(() -> Money.of(1, "XXX"));
  }

  @Test
  void whatDoesNotFitIsAnErrorAndNotAnotherAmount() {
    var most = Money.of(Long.MAX_VALUE, "EUR");
    assertThatThrownBy(() -> most.plus(Money.of(1, "EUR"))).isInstanceOf(ArithmeticException.class);
  }

  @Test
  void aShareIsRoundedHalfUp() {
    assertThat(Money.of(5, "EUR").share(5_000)).isEqualTo(Money.of(3, "EUR"));
    assertThat(Money.of(1999, "EUR").share(1_500)).isEqualTo(Money.of(300, "EUR"));
  }

  @Test
  void readsAsAPersonWritesIt() {
    assertThat(Money.of(5000, "EUR")).hasToString("50.00 EUR");
    assertThat(Money.of(-5, "EUR")).hasToString("-0.05 EUR");
    assertThat(Money.of(5000, "JPY")).hasToString("5000 JPY");
  }

  @Test
  void splittingLosesNothingAndIsFairToAUnit() {
    qt().withFixedSeed(SEED)
        .forAll(
            longs().between(-1_000_000_000L, 1_000_000_000L),
            lists().of(integers().between(1, 10_000)).ofSizeBetween(1, 12))
        .checkAssert((minor, weights) -> {
          var longs = weights.stream().mapToLong(Integer::longValue).toArray();
          var total = weights.stream().mapToLong(Integer::longValue).sum();
          var parts = Money.of(minor, "EUR").split(longs);

          assertThat(parts.stream().mapToLong(Money::minor).sum()).isEqualTo(minor);
          for (int i = 0; i < longs.length; i++) {
            var exact = (double) minor * longs[i] / total;
            assertThat(Math.abs(parts.get(i).minor() - exact)).isLessThan(1.0);
          }
        });
  }
}
