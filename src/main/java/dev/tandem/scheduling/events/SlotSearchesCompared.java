package dev.tandem.scheduling.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import java.time.Instant;
import org.jmolecules.event.annotation.DomainEvent;

/**
 * How the present and the new search for slots compared in a few seconds, as one process counted
 * it. When nothing was compared there is no event.
 *
 * @param branch the name of the branch that has both
 * @param setting the version of the branch's setting under which it was counted
 * @param settingSince when that setting was made
 * @param bucketStart inclusive
 * @param bucketSeconds how long was counted
 * @param compared searches that both have answered
 * @param different of these, searches with different answers, or of which one failed
 * @param dropped searches that were not compared, as too many were under way
 * @param slower searches for which the new one took noticeably longer
 * @param faster searches for which it took noticeably less time
 * @param even searches that took about the same time
 * @param currentErrors searches on which the present one failed
 * @param nextErrors searches on which the new one failed
 */
@DomainEvent(namespace = "scheduling", name = "slot-searches-compared")
public record SlotSearchesCompared(
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
