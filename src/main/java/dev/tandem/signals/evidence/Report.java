package dev.tandem.signals.evidence;

import dev.tandem.kernel.branch.BranchComparison;
import dev.tandem.rollout.events.AnswersCompared;
import dev.tandem.rollout.events.DecisionsCompared;
import dev.tandem.signals.judge.PairedBlocks;
import java.time.Instant;
import java.util.UUID;

/**
 * What one process counted in one bucket, by the side that did it instead of by the side that was
 * live. Of a branch, the present implementation is taken for home and the new one for the service.
 *
 * @param module its name, or the qualified name of a branch
 * @param blockStart the start of the {@link PairedBlocks block} that the bucket belongs to
 * @param stale pairs that differed only as the copy was behind, or as the data changed
 * @param offered requests that were to be compared, with those that were dropped
 * @param attempted requests that were mirrored to the service
 * @param failed of these, requests that it did not answer
 * @param slower pairs in which the service was slower
 * @param notSlower pairs in which it was faster, or as fast
 * @param decided commands that were decided again, in a report about nothing else
 * @param decidedDifferently of these, commands that led to something else
 */
public record Report(
    UUID eventId,
    String module,
    Instant bucketStart,
    Instant blockStart,
    long compared,
    long mismatched,
    long stale,
    long noiseCompared,
    long noiseMismatched,
    long offered,
    long dropped,
    long attempted,
    long failed,
    long serviceErrors,
    long homeErrors,
    long slower,
    long notSlower,
    long decided,
    long decidedDifferently) {

  public static Report of(AnswersCompared event) {
    boolean serviceIsMirrored = !event.liveSide().equals("service");
    long attempted = event.compared() + event.failed();
    return new Report(
        event.meta().eventId(),
        event.module(),
        event.bucketStart(),
        blockStart(event.bucketStart(), event.bucketSeconds()),
        event.compared(),
        event.mismatched(),
        event.stale(),
        event.noiseCompared(),
        event.noiseMismatched(),
        attempted + event.dropped(),
        event.dropped(),
        serviceIsMirrored ? attempted : 0,
        serviceIsMirrored ? event.failed() : 0,
        serviceIsMirrored ? event.mirroredErrors() : event.liveErrors(),
        serviceIsMirrored ? event.liveErrors() : event.mirroredErrors(),
        serviceIsMirrored ? event.slower() : event.faster(),
        event.even() + (serviceIsMirrored ? event.faster() : event.slower()),
        0,
        0);
  }

  public static Report of(DecisionsCompared event) {
    var at = event.meta().occurredAt();
    return new Report(
        event.meta().eventId(),
        event.module(),
        at,
        at,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        event.decided(),
        event.different());
  }

  public static Report of(UUID eventId, BranchComparison comparison) {
    var counts = comparison.counts();
    return new Report(
        eventId,
        comparison.branch(),
        comparison.bucketStart(),
        blockStart(comparison.bucketStart(), comparison.bucketSeconds()),
        counts.compared(),
        counts.different(),
        0,
        0,
        0,
        counts.compared() + counts.dropped(),
        counts.dropped(),
        counts.compared(),
        counts.nextErrors(),
        counts.nextErrors(),
        counts.currentErrors(),
        counts.slower(),
        counts.faster() + counts.even(),
        0,
        0);
  }

  boolean isAboutDecisions() {
    return decided > 0;
  }

  private static Instant blockStart(Instant bucketStart, long bucketSeconds) {
    long seconds = Math.max(1, bucketSeconds) * PairedBlocks.BUCKETS;
    long start = bucketStart.getEpochSecond();
    return Instant.ofEpochSecond(start - Math.floorMod(start, seconds));
  }
}
