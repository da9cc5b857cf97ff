package dev.tandem.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.testing.Beside;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the process decides, for every state it can be in and everything that can reach it. */
@Beside
class BookingProcessTests {

  private static final Instant DUE = Instant.parse("2027-01-01T00:00:00Z");

  private static final Map<ProcessState, Step> ON_FUNDED =
      Map.of(
          ProcessState.FUNDING, Step.CONFIRM,
          ProcessState.APPROVAL, Step.NOTHING,
          ProcessState.SESSION, Step.NOTHING,
          ProcessState.DISPUTE, Step.NOTHING,
          ProcessState.RESOLUTION, Step.NOTHING,
          ProcessState.DONE, Step.NOTHING,
          ProcessState.COMPENSATED, Step.REFUND);

  private static final Map<ProcessState, Step> WHEN_DUE =
      Map.of(
          ProcessState.FUNDING, Step.RELEASE,
          ProcessState.APPROVAL, Step.RELEASE,
          ProcessState.SESSION, Step.COMPLETE,
          ProcessState.DISPUTE, Step.SETTLE_NO_SHOW,
          ProcessState.RESOLUTION, Step.NOTHING,
          ProcessState.DONE, Step.NOTHING,
          ProcessState.COMPENSATED, Step.NOTHING);

  @ParameterizedTest
  @EnumSource
  void moneyConfirmsOnceAndGoesBackAfterTheRelease(ProcessState state) {
    assertThat(in(state).decide(new Signal.Funded(), false, DUE)).isEqualTo(ON_FUNDED.get(state));
  }

  @ParameterizedTest
  @EnumSource
  void refusedMoneyReleasesOnlyASlotThatStillWaitsForIt(ProcessState state) {
    assertThat(in(state).decide(new Signal.FundingRefused("declined"), false, DUE))
        .isEqualTo(state == ProcessState.FUNDING ? Step.RELEASE : Step.NOTHING);
  }

  @ParameterizedTest
  @EnumSource
  void theDueTimeGoesOn(ProcessState state) {
    assertThat(in(state).decide(new Signal.Due(), false, DUE)).isEqualTo(WHEN_DUE.get(state));
  }

  @ParameterizedTest
  @EnumSource
  void nothingHappensBeforeTheDueTime(ProcessState state) {
    assertThat(in(state).decide(new Signal.Due(), false, DUE.minusMillis(1)))
        .isEqualTo(Step.NOTHING);
  }

  @Test
  void aMentorWhoWantsToBeAskedIsAsked() {
    assertThat(in(ProcessState.FUNDING).decide(new Signal.Funded(), true, DUE))
        .isEqualTo(Step.ASK_MENTOR);
  }

  @Test
  void thePivotIsTheConfirmation() {
    assertThat(Stream.of(Step.values()).filter(it -> it.kind() == Step.Kind.PIVOT))
        .containsExactly(Step.CONFIRM);
  }

  private static BookingProcess in(ProcessState state) {
    return new BookingProcess(BookingId.create(), state, DUE, 0);
  }
}
