package dev.tandem.scheduling.availability;

import dev.tandem.scheduling.offering.MemberId;
import org.jmolecules.ddd.annotation.AggregateRoot;
import org.jmolecules.ddd.annotation.Identity;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Table;

/**
 * When a mentor takes sessions.
 *
 * @param version number of changes; the first one is 1
 * @param rules stored as one JSON document
 */
@AggregateRoot
@Table(schema = "scheduling")
public record Availability(
    @Id @Identity @Column("mentor_id") MemberId mentor, long version, AvailabilityRules rules) {}
