package dev.tandem.rollout.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.testing.NoDatabase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

@NoDatabase
class RankingAgreementTests {

  private static final Offset<Double> EXACTLY = within(1e-9);

  @Test
  void theSameRankingAgreesInAllAndOneWithNothingInCommonInNothing() {
    for (int size : List.of(0, 1, 7, 10, 30)) {
      var same = RankingAgreement.of(mentors(size), mentors(size));
      assertThat(same.overlap()).isEqualTo(1);
      assertThat(same.rankBiased()).isCloseTo(1, EXACTLY);
    }
    assertThat(RankingAgreement.of(mentors(3), List.of("x", "y", "z")))
        .isEqualTo(new RankingAgreement(0, 0));
    assertThat(RankingAgreement.of(mentors(3), List.of())).isEqualTo(new RankingAgreement(0, 0));
  }

  /** Agreement by depth: 0, 1, 1; so (1 - p) / p × (p² + p³) + p³. */
  @Test
  void twoThatHaveChangedPlacesAtTheTopAreStillBothThere() {
    var agreement = RankingAgreement.of(List.of("a", "b", "c"), List.of("b", "a", "c"));

    assertThat(agreement.overlap()).isEqualTo(1);
    assertThat(agreement.rankBiased()).isCloseTo(0.9, EXACTLY);
  }

  /** Agreement by depth: 1, 1, and 1 at depth 3, as what is not shown is taken to agree alike. */
  @Test
  void aShorterRankingThatAgreesAsFarAsItGoesAgrees() {
    var agreement = RankingAgreement.of(List.of("a", "b"), List.of("a", "b", "c"));

    assertThat(agreement.overlap()).isCloseTo(2.0 / 3, EXACTLY);
    assertThat(agreement.rankBiased()).isCloseTo(1, EXACTLY);
  }

  @Test
  void anotherOrderWeighsMoreAtTheTop() {
    var top = mentors(20);
    Collections.swap(top, 0, 1);
    var bottom = mentors(20);
    Collections.swap(bottom, 8, 9);

    assertThat(RankingAgreement.of(mentors(20), top).rankBiased())
        .isLessThan(RankingAgreement.of(mentors(20), bottom).rankBiased());
    assertThat(RankingAgreement.of(mentors(20), top).overlap()).isEqualTo(1);
  }

  @Test
  void bothAreAsFarFromEachOtherAndNeverOutsideOfNoneAndAll() {
    var random = new Random(17);
    for (int i = 0; i < 500; i++) {
      var one = some(random);
      var other = some(random);
      var agreement = RankingAgreement.of(one, other);

      var turned = RankingAgreement.of(other, one);
      assertThat(turned.rankBiased()).isCloseTo(agreement.rankBiased(), EXACTLY);
      assertThat(turned.overlap()).isEqualTo(agreement.overlap());
      assertThat(agreement.overlap()).isBetween(0.0, 1.0);
      assertThat(agreement.rankBiased()).isBetween(0.0, 1.0 + 1e-9);
    }
  }

  private static List<String> some(Random random) {
    var all = mentors(25);
    Collections.shuffle(all, random);
    return all.subList(0, random.nextInt(all.size() + 1));
  }

  private static List<String> mentors(int count) {
    return new ArrayList<>(IntStream.range(0, count).mapToObj(it -> "mentor " + it).toList());
  }
}
