package dev.tandem.scheduling.booking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.testing.NoDatabase;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The step that the process decides on, for every state and every signal. */
@NoDatabase
class BookingProcessTests {

  private static final Instant DUE = Instant.parse("2027-01-01T00:00:00Z");

  private static final Map<ProcessState, ProcessStep> STEP_WHEN_FUNDED =
      Map.of(
          ProcessState.FUNDING, ProcessStep.CONFIRM,
          ProcessState.APPROVAL, ProcessStep.NOTHING,
          ProcessState.SESSION, ProcessStep.NOTHING,
          ProcessState.DISPUTE, ProcessStep.NOTHING,
          ProcessState.RESOLUTION, ProcessStep.NOTHING,
          ProcessState.DONE, ProcessStep.NOTHING,
          ProcessState.COMPENSATED, ProcessStep.REFUND);

  private static final Map<ProcessState, ProcessStep> STEP_WHEN_DUE =
      Map.of(
          ProcessState.FUNDING, ProcessStep.RELEASE,
          ProcessState.APPROVAL, ProcessStep.RELEASE,
          ProcessState.SESSION, ProcessStep.COMPLETE,
          ProcessState.DISPUTE, ProcessStep.SETTLE_NO_SHOW,
          ProcessState.RESOLUTION, ProcessStep.NOTHING,
          ProcessState.DONE, ProcessStep.NOTHING,
          ProcessState.COMPENSATED, ProcessStep.NOTHING);

  @ParameterizedTest
  @EnumSource
  void aPaymentConfirmsOnceAndIsRefundedAfterTheRelease(ProcessState state) {
    assertThat(processIn(state).decide(new ProcessSignal.Funded(), false, DUE.minusMillis(1)))
        .isEqualTo(STEP_WHEN_FUNDED.get(state));
  }

  @ParameterizedTest
  @EnumSource
  void aFailedPaymentReleasesOnlyAHeldSlot(ProcessState state) {
    assertThat(processIn(state).decide(new ProcessSignal.FundingRefused("declined"), false, DUE))
        .isEqualTo(state == ProcessState.FUNDING ? ProcessStep.RELEASE : ProcessStep.NOTHING);
  }

  @ParameterizedTest
  @EnumSource
  void theDueTimeContinuesTheProcess(ProcessState state) {
    assertThat(processIn(state).decide(new ProcessSignal.Due(), false, DUE))
        .isEqualTo(STEP_WHEN_DUE.get(state));
  }

  @ParameterizedTest
  @EnumSource
  void nothingHappensBeforeTheDueTime(ProcessState state) {
    assertThat(processIn(state).decide(new ProcessSignal.Due(), false, DUE.minusMillis(1)))
        .isEqualTo(ProcessStep.NOTHING);
  }

  @Test
  void aPaymentAsksForApprovalWhereTheOfferingNeedsIt() {
    assertThat(
            processIn(ProcessState.FUNDING)
                .decide(new ProcessSignal.Funded(), true, DUE.minusMillis(1)))
        .isEqualTo(ProcessStep.ASK_MENTOR);
  }

  @Test
  void aPaymentFromTheDueTimeOnReleasesTheSlot() {
    assertThat(processIn(ProcessState.FUNDING).decide(new ProcessSignal.Funded(), false, DUE))
        .isEqualTo(ProcessStep.RELEASE);
  }

  @Test
  void onlyTheConfirmationIsAPivot() {
    assertThat(
            Stream.of(ProcessStep.values()).filter(it -> it.kind() == ProcessStep.StepKind.PIVOT))
        .containsExactly(ProcessStep.CONFIRM);
  }

  private static BookingProcess processIn(ProcessState state) {
    return new BookingProcess(BookingId.create(), state, DUE, 0);
  }
}
