package dev.tandem.signals.judge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PairedBlocksTests {

  private final PairedBlocks blocks = new PairedBlocks();

  @Test
  void aSpellOfSlowAnswersIsOneVoteHoweverManyRequestsItTook() {
    for (int bucket = 0; bucket < PairedBlocks.BUCKETS; bucket++) {
      blocks.add(1_000, 0);
    }
    assertThat(blocks.signs()).isEqualTo(new Tally(1, 1));
  }

  @Test
  void aBlockThatHasNotEndedHasNoVote() {
    for (int bucket = 1; bucket < PairedBlocks.BUCKETS; bucket++) {
      blocks.add(5, 0);
    }
    assertThat(blocks.signs()).isEqualTo(Tally.NONE);
  }

  @Test
  void aDrawHasNoVote() {
    for (int bucket = 0; bucket < 2 * PairedBlocks.BUCKETS; bucket++) {
      blocks.add(bucket % 2, (bucket + 1) % 2);
    }
    assertThat(blocks.signs()).isEqualTo(Tally.NONE);
  }
}
