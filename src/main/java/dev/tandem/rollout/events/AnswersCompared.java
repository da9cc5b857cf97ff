package dev.tandem.rollout.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import java.time.Instant;
import org.jmolecules.event.annotation.DomainEvent;

/**
 * How the answers of both sides of a module compared, for one route and one closed time bucket, as
 * one process counted it. A bucket in which nothing happened has no event.
 *
 * @param route the template, such as {@code GET /api/billing/invoices/{number}}; never a path
 * @param bucketStart inclusive
 * @param bucketSeconds length of the bucket
 * @param liveSide which side answered the users: {@code home} or {@code service}
 * @param compared pairs of answers of both sides
 * @param mismatched of these, pairs that differ although the copy had caught up
 * @param stale of these, pairs that differed only as the copy was behind or the data changed
 * @param noiseCompared pairs of answers of the live side alone
 * @param noiseMismatched of these, pairs that differ
 * @param dropped requests that were not compared, as too many were, or as the copy was too far
 *     behind
 * @param failed requests that the mirrored side did not answer in time, or with a server error
 * @param slower pairs in which the mirrored side took noticeably longer than the live side
 * @param faster pairs in which the mirrored side took noticeably less time than the live side
 * @param even pairs that took about the same time on both sides
 * @param liveErrors server errors of the live side among the requests to be mirrored
 * @param mirroredErrors server errors of the mirrored side
 */
@DomainEvent(namespace = "rollout", name = "answers-compared")
public record AnswersCompared(
    EventMetadata meta,
    String module,
    String route,
    Instant bucketStart,
    long bucketSeconds,
    String liveSide,
    long compared,
    long mismatched,
    long stale,
    long noiseCompared,
    long noiseMismatched,
    long dropped,
    long failed,
    long slower,
    long faster,
    long even,
    long liveErrors,
    long mirroredErrors)
    implements PublishedEvent {}
