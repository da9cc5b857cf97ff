package dev.tandem.billing.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.testing.NoDatabase;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

@NoDatabase
class ArrivedCommandTests {

  private static final Instant LONG_AGO = Instant.parse("2026-11-29T12:00:00Z");
  private static final Instant NOW = LONG_AGO.plusSeconds(60);

  @Test
  void aMissingPositionIsWaitedForAsItsTransactionMayCommitLate() {
    assertThat(settled(at(5, NOW), at(6, NOW), at(8, NOW), at(9, NOW))).containsExactly(5L, 6L);
    assertThat(settled(at(6, NOW))).isEmpty();
  }

  @Test
  void aPositionThatIsStillMissingAfterTheLongestTransactionWasRolledBack() {
    assertThat(settled(at(5, LONG_AGO), at(8, LONG_AGO), at(9, NOW), at(11, NOW)))
        .containsExactly(5L, 8L, 9L);
  }

  private static List<Long> settled(ArrivedCommand... arrived) {
    return ArrivedCommand.settled(List.of(arrived), 4, LONG_AGO).stream()
        .map(ArrivedCommand::position)
        .toList();
  }

  private static ArrivedCommand at(long position, Instant at) {
    return new ArrivedCommand(position, "payment:1", at);
  }
}
