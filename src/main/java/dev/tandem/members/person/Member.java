package dev.tandem.members.person;

import dev.tandem.access.identity.Role;
import java.time.Instant;
import java.util.List;
import org.jmolecules.ddd.annotation.AggregateRoot;
import org.jmolecules.ddd.annotation.Identity;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * What every member has, whether mentor or mentee.
 *
 * @param version 0 until saved; each save increments it, for the mentor or mentee as well
 */
@AggregateRoot
@Table(schema = "members")
public record Member(
    @Id @Identity MemberId id,
    @Version long version,
    Role role,
    String name,
    List<String> languages,
    String zone,
    Instant joinedAt) {}
