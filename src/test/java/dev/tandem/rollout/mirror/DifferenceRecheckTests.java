package dev.tandem.rollout.mirror;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tandem.kernel.role.DataVersion;
import dev.tandem.rollout.comparison.Answer;
import dev.tandem.rollout.comparison.AnswerComparison;
import dev.tandem.rollout.comparison.Difference;
import dev.tandem.rollout.mirror.DifferenceRecheck.AnswerSource;
import dev.tandem.rollout.mirror.DifferenceRecheck.Finding;
import dev.tandem.rollout.mirror.DifferenceRecheck.Mismatch;
import dev.tandem.rollout.mirror.DifferenceRecheck.Stale;
import dev.tandem.rollout.mirror.DifferenceRecheck.Unknown;
import dev.tandem.rollout.replay.UnansweredReadException;
import dev.tandem.testing.NoDatabase;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@NoDatabase
class DifferenceRecheckTests {

  private static final Finding STALE = new Stale();

  private boolean caughtUp = true;

  @Test
  void aCopyThatSaysTheSameOnceItHasCaughtUpWasStale() throws InterruptedException {
    assertThat(recheck("held", live(), mirrored("held"))).isEqualTo(STALE);
  }

  @Test
  void aCopyThatStillDiffersFromALiveAnswerThatStaysIsWrong() throws InterruptedException {
    assertThat(paths(recheck("held", live("held"), mirrored("paid")))).containsExactly("$.status");
  }

  @Test
  void dataThatChangesAfterTheCopyWasAskedIsNoMismatch() throws InterruptedException {
    assertThat(recheck("held", live("paid", "confirmed"), mirrored("cancelled", "confirmed")))
        .isEqualTo(STALE);
    assertThat(recheck("held", live("paid"), mirrored("paid"))).isEqualTo(STALE);
  }

  @Test
  void aMismatchIsFoundAsSoonAsTheLiveSideRests() throws InterruptedException {
    assertThat(paths(recheck("held", live("paid", "paid"), mirrored("lost", "lost"))))
        .containsExactly("$.status");
  }

  @Test
  void whereDataKeepsChangingOnlyWhatTheLiveSideDoesNotChangeCounts() throws InterruptedException {
    var live = source(json("b", "EUR"), json("c", "EUR"), json("d", "EUR"));
    assertThat(
            paths(
                recheck(
                    json("a", "EUR"),
                    live,
                    source(json("x", "USD"), json("y", "USD"), json("z", "USD")))))
        .containsExactly("$.currency");
    assertThat(recheck("a", live("b", "c", "d"), mirrored("x", "y", "z"))).isEqualTo(STALE);
  }

  @Test
  void ofACopyThatDoesNotCatchUpNothingIsKnown() throws InterruptedException {
    caughtUp = false;
    assertThat(recheck("held", live("held"), mirrored("paid"))).isEqualTo(new Unknown());
  }

  @Test
  void answersFromDifferentDerivedDataSayNothingOfEachOther() throws InterruptedException {
    var older = source(derived("a", "1"), derived("a", "1"), derived("a", "1"));
    var newer = source(derived("b", "2"), derived("b", "2"), derived("b", "2"));
    assertThat(recheck(derived("a", "1"), older, newer)).isEqualTo(new Unknown());

    var catchingUp = source(derived("b", "2"), derived("c", "1"));
    var same = source(derived("a", "1"), derived("a", "1"));
    assertThat(paths(recheck(derived("a", "1"), same, catchingUp))).containsExactly("$.status");
  }

  @Test
  void aLiveSideThatCannotBeAskedAgainIsNoFaultOfTheOther() throws InterruptedException {
    AnswerSource silent =
        () -> {
          throw new UnansweredReadException("too slow");
        };
    assertThat(recheck("held", silent, mirrored("paid"))).isEqualTo(new Unknown());
    assertThatExceptionOfType(UnansweredReadException.class)
        .isThrownBy(() -> recheck("held", live("held"), silent));
  }

  /** Asked again, a side that is wrong at random is right most of the time. */
  @Test
  void anAnswerOfACopyThatHadCaughtUpIsWrongEvenIfTheNextOneIsRight() throws InterruptedException {
    assertThat(paths(recheckSettled("held", "paid", live("held"), mirrored("held"))))
        .containsExactly("$.status");
  }

  @Test
  void anAnswerOfACopyThatHadCaughtUpIsRightIfTheLiveSideHasChangedMeanwhile()
      throws InterruptedException {
    assertThat(recheckSettled("held", "paid", live("paid"), mirrored())).isEqualTo(STALE);
    assertThat(recheckSettled("held", "paid", live("lost", "lost"), mirrored("lost")))
        .isEqualTo(STALE);
    assertThat(
            paths(recheckSettled("held", "paid", live("lost", "lost"), mirrored("lapsed", "lost"))))
        .containsExactly("$.status");
  }

  private Finding recheckSettled(
      String first, String answered, AnswerSource live, AnswerSource mirrored)
      throws InterruptedException {
    return differenceRecheck(live, mirrored)
        .recheckSettled(json(first, "EUR"), json(answered, "EUR"));
  }

  private Finding recheck(String first, AnswerSource live, AnswerSource mirrored)
      throws InterruptedException {
    return recheck(json(first, "EUR"), live, mirrored);
  }

  private Finding recheck(Answer first, AnswerSource live, AnswerSource mirrored)
      throws InterruptedException {
    return differenceRecheck(live, mirrored).recheck(first);
  }

  private DifferenceRecheck differenceRecheck(AnswerSource live, AnswerSource mirrored) {
    return new DifferenceRecheck(
        live,
        mirrored,
        () -> caughtUp,
        (one, other) ->
            AnswerComparison.of("GET /api/bookings", one, other, List.of()).differences());
  }

  private static List<String> paths(Finding finding) {
    assertThat(finding).isInstanceOf(Mismatch.class);
    return ((Mismatch) finding).differences().stream().map(Difference::path).toList();
  }

  private static AnswerSource live(String... statuses) {
    return mirrored(statuses);
  }

  private static AnswerSource mirrored(String... statuses) {
    var answers = new Answer[statuses.length];
    for (int i = 0; i < statuses.length; i++) {
      answers[i] = json(statuses[i], "EUR");
    }
    return source(answers);
  }

  /** Answers so in turn, and fails when it is asked more often. */
  private static AnswerSource source(Answer... answers) {
    return new ArrayDeque<>(List.of(answers))::removeFirst;
  }

  private static Answer derived(String status, String dataVersion) {
    return answer(status, "EUR", Map.of(DataVersion.HEADER, dataVersion));
  }

  private static Answer json(String status, String currency) {
    return answer(status, currency, Map.of());
  }

  private static Answer answer(String status, String currency, Map<String, String> more) {
    var headers = new HashMap<>(more);
    headers.put("Content-Type", "application/json");
    var body = "{\"status\": \"%s\", \"currency\": \"%s\"}".formatted(status, currency);
    return new Answer(200, headers, body.getBytes(UTF_8));
  }
}
