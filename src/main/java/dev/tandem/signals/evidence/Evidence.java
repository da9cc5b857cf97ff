package dev.tandem.signals.evidence;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a module since its stage began, or of a branch of a module since its setting was
 * made. In a branch the present implementation stands for home, and the new one for the service.
 *
 * @param module the name, of a branch with that of the module: {@code recommendations.ranking}
 * @param stage null until a change of the module's route was heard of
 * @param lastBucket null if no answers were compared since
 * @param lastDecided null if no decisions were compared since
 */
public record Evidence(
    String module,
    @Nullable String stage,
    long epoch,
    Instant since,
    @Nullable Instant lastBucket,
    long compared,
    long mismatched,
    long noiseCompared,
    long noiseMismatched,
    long offered,
    long dropped,
    long attempted,
    long failed,
    long serviceErrors,
    long homeErrors,
    @Nullable Instant lastDecided,
    long decided,
    long decidedDifferently) {

  /** Stands for the stage of a branch. */
  static final String BRANCH = "BRANCH";

  /** The time of the latest report; empty if there was none since. */
  Optional<Instant> lastReport() {
    return Stream.of(Optional.ofNullable(lastBucket), Optional.ofNullable(lastDecided))
        .flatMap(Optional::stream)
        .max(Comparator.naturalOrder());
  }

  public boolean isOfBranch() {
    return module.contains(".");
  }
}
