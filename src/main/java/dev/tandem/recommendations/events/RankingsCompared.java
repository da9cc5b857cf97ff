package dev.tandem.recommendations.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import java.time.Instant;
import org.jmolecules.event.annotation.DomainEvent;

/**
 * How the present and the new ranking compared in a few seconds, as one process counted it. When
 * nothing was compared there is no event.
 *
 * @param branch the name of the branch that has both
 * @param setting the version of the branch's setting under which it was counted
 * @param settingSince when that setting was made
 * @param bucketStart inclusive
 * @param bucketSeconds how long was counted
 * @param compared questions that both have answered
 * @param different of these, questions with different answers, or of which one failed
 * @param dropped questions that were not compared, as too many were under way
 * @param slower questions for which the new one took noticeably longer
 * @param faster questions for which it took noticeably less time
 * @param even questions that took about the same time
 * @param currentErrors questions on which the present one failed
 * @param nextErrors questions on which the new one failed
 */
@DomainEvent(namespace = "recommendations", name = "rankings-compared")
public record RankingsCompared(
    EventMetadata meta,
    String branch,
    long setting,
    Instant settingSince,
    Instant bucketStart,
    long bucketSeconds,
    long compared,
    long different,
    long dropped,
    long slower,
    long faster,
    long even,
    long currentErrors,
    long nextErrors)
    implements PublishedEvent {

  public static final int SECONDS = 10;
}
