package dev.tandem.kernel.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.testing.NoDatabase;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@NoDatabase
class ShareTests {

  private static final Share FIVE_PERCENT = new Share(500);

  final Random random = new Random(7);
  final List<String> accounts =
      Stream.generate(() -> new UUID(random.nextLong(), random.nextLong()).toString())
          .limit(20_000)
          .toList();

  @Test
  void aShareHasAsManyAccountsAsItSays() {
    assertThat(countIn(FIVE_PERCENT, "billing")).isCloseTo(1_000, within(100L));
    assertThat(countIn(Share.NONE, "billing")).isZero();
    assertThat(countIn(new Share(Share.WHOLE), "billing")).isEqualTo(20_000);
  }

  @Test
  void aShareThatGrowsKeepsTheAccountsThatItHad() {
    assertThat(accounts)
        .filteredOn(account -> FIVE_PERCENT.contains("billing", account))
        .allMatch(account -> new Share(501).contains("billing", account))
        .allMatch(account -> new Share(2_000).contains("billing", account));
  }

  @Test
  void theSharesOfTwoModulesAreIndependent() {
    assertThat(accounts)
        .filteredOn(account -> FIVE_PERCENT.contains("billing", account))
        .filteredOn(account -> FIVE_PERCENT.contains("scheduling", account))
        .hasSizeLessThan(100);
  }

  /** Processes of different versions must agree, so the places never change. */
  @Test
  void anAccountHasTheSamePlaceInEveryVersion() {
    assertThat(Share.placeOf("billing", "019353b3-0000-7000-8000-000000000001")).isEqualTo(9377);
  }

  @Test
  void aShareIsWrittenAsAPercentage() {
    assertThat(FIVE_PERCENT).hasToString("5 %");
    assertThat(new Share(25)).hasToString("0.25 %");
    assertThat(new Share(Share.WHOLE)).hasToString("100 %");
  }

  private long countIn(Share share, String module) {
    return accounts.stream().filter(account -> share.contains(module, account)).count();
  }
}
