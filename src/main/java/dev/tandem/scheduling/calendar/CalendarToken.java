package dev.tandem.scheduling.calendar;

import dev.tandem.scheduling.offering.MemberId;
import java.time.Instant;
import org.jmolecules.ddd.annotation.AggregateRoot;
import org.jmolecules.ddd.annotation.Identity;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/** The token that opens a member's calendar feed. Its hash never leaves the database. */
@AggregateRoot
@Table(schema = "scheduling")
record CalendarToken(@Id @Identity MemberId memberId, Instant createdAt) {}
