package dev.tandem.billing.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.billing.account.CreditsEvent;
import dev.tandem.billing.account.CreditsEvent.CreditsSpent;
import dev.tandem.billing.rules.CreditsCommand.AddPack;
import dev.tandem.billing.rules.CreditsCommand.Spend;
import dev.tandem.kernel.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The clock decides what credits are worth, whether or not they were tidied up. */
class CreditsExpiryTests {

  private static final Instant EXPIRY = Instant.parse("2027-01-01T00:00:00Z");
  private static final Money PRICE = Money.of(5_000, "EUR");

  private final UUID member = UUID.randomUUID();

  @Test
  void creditsPayUntilTheInstantOfTheirExpiryAndNotFromThenOn() {
    var credits = with(pack(8_000, EXPIRY));

    assertThat(spend(credits, EXPIRY.minusNanos(1))).hasSize(1);
    assertThat(spend(credits, EXPIRY)).isEmpty();
  }

  @Test
  void whatHasExpiredIsNotAddedToWhatHasNot() {
    var later = pack(3_000, EXPIRY.plusSeconds(1));
    var credits = with(pack(8_000, EXPIRY), later);

    assertThat(spend(credits, EXPIRY)).isEmpty();
    assertThat(spend(credits, EXPIRY.minusNanos(1)))
        .singleElement()
        .isInstanceOfSatisfying(CreditsSpent.class, spent -> assertThat(spent.parts()).hasSize(1));
  }

  private AddPack pack(long minor, Instant expiry) {
    return new AddPack(member, UUID.randomUUID(), Money.of(minor, "EUR"), PRICE.share(0), expiry);
  }

  private static Credits with(AddPack... packs) {
    var credits = Credits.EMPTY;
    for (var pack : packs) {
      credits = Deciders.CREDITS.replay(credits, Deciders.CREDITS.decide(pack, credits));
    }
    return credits;
  }

  private List<CreditsEvent> spend(Credits credits, Instant now) {
    return Deciders.CREDITS.decide(new Spend(member, UUID.randomUUID(), PRICE, now), credits);
  }
}
