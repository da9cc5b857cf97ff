package dev.tandem.kernel.branch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openfeature.sdk.Reason;
import dev.tandem.kernel.routing.Share;
import dev.tandem.kernel.web.Problem;
import dev.tandem.testing.NoDatabase;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@NoDatabase
class BranchSettingTests {

  private static final String BRANCH = "recommendations.ranking";
  private static final UUID ACCOUNT = UUID.fromString("019353b3-0000-7000-8000-000000000001");

  @Test
  void theNewImplementationAnswersItsShareOfTheAccountsAndNobodyElse() {
    assertThat(accountsAnsweredBy(setting("5%"))).hasSizeBetween(80, 120);
    assertThat(accountsAnsweredBy(setting("0%"))).isEmpty();
    assertThat(accountsAnsweredBy(setting("100%"))).hasSize(2_000);
    assertThat(accountsAnsweredBy(setting("20%"))).containsAll(accountsAnsweredBy(setting("5%")));
  }

  @Test
  void anAccountThatIsNamedHasWhatItIsNamedForWhateverTheShare() {
    var in = new BranchRequest("0%", null, List.of(ACCOUNT), null, null).toSetting();
    var out = new BranchRequest("100%", null, null, List.of(ACCOUNT), null).toSetting();

    assertThat(in.evaluate(BRANCH, ACCOUNT))
        .isEqualTo(new BranchEvaluation(true, Reason.TARGETING_MATCH, "named-in"));
    assertThat(out.evaluate(BRANCH, ACCOUNT))
        .isEqualTo(new BranchEvaluation(false, Reason.TARGETING_MATCH, "named-out"));
  }

  @Test
  void anythingNotSaidIsNone() {
    var setting = new BranchRequest(null, " ", null, null, null).toSetting();

    assertThat(setting.share()).isEqualTo(Share.NONE);
    assertThat(setting.compared()).isEqualTo(Share.NONE);
    assertThat(setting.evaluate(BRANCH, ACCOUNT))
        .isEqualTo(new BranchEvaluation(false, Reason.SPLIT, "rest"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"101%", "-1%", "half", "5.123%", "1e2"})
  void refusesAShareThatIsNone(String share) {
    assertThatThrownBy(() -> new BranchRequest(share, null, null, null, null).toSetting())
        .isInstanceOf(Problem.class);
    assertThatThrownBy(() -> new BranchRequest(null, share, null, null, null).toSetting())
        .isInstanceOf(Problem.class);
  }

  @Test
  void refusesAccountsThatAreNamedBothInAndOutOrAreNoneOrTooMany() {
    var many = Stream.generate(UUID::randomUUID).limit(1_001).toList();

    assertThatThrownBy(() ->
            new BranchRequest("5%", null, List.of(ACCOUNT), List.of(ACCOUNT), null).toSetting())
        .isInstanceOf(Problem.class);
    assertThatThrownBy(() -> new BranchRequest("5%", null, many, null, null).toSetting())
        .isInstanceOf(Problem.class);
    assertThatThrownBy(() ->
            new BranchRequest("5%", null, Arrays.asList(ACCOUNT, null), null, null).toSetting())
        .isInstanceOf(Problem.class);
  }

  @Test
  void aVerdictLeavesTheNewImplementationNobodyToAnswerAndComparesOn() {
    var other = UUID.randomUUID();
    var setting =
        new BranchRequest("5%", "10%", List.of(ACCOUNT), List.of(other), null).toSetting();

    var after = setting.switchedBack(setting.since()).orElseThrow();

    assertThat(accountsAnsweredBy(after)).isEmpty();
    assertThat(after.evaluate(BRANCH, ACCOUNT).next()).isFalse();
    assertThat(after.compared()).isEqualTo(setting.compared());
    assertThat(after.exempted()).containsExactly(other);
  }

  @Test
  void aVerdictChangesNothingWhereTheNewImplementationAnswersNobody() {
    var comparing = new BranchRequest("0%", "10%", null, List.of(ACCOUNT), null).toSetting();
    var named = new BranchRequest("0%", "10%", List.of(ACCOUNT), null, null).toSetting();

    assertThat(comparing.switchedBack(comparing.since())).isEmpty();
    assertThat(named.switchedBack(named.since())).isPresent();
  }

  @Test
  void aVerdictOnWhatRanBeforeTheSettingChangesNothing() {
    var setting = setting("5%");

    assertThat(setting.switchedBack(setting.since().minusMillis(1))).isEmpty();
    assertThat(setting.switchedBack(setting.since().plusSeconds(60))).isPresent();
  }

  private static BranchSetting setting(String share) {
    return new BranchRequest(share, null, null, null, null).toSetting();
  }

  private static List<UUID> accountsAnsweredBy(BranchSetting setting) {
    return IntStream.range(0, 2_000)
        .mapToObj(number -> new UUID(7, number))
        .filter(account -> setting.evaluate(BRANCH, account).next())
        .toList();
  }
}
