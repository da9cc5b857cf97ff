package dev.tandem.recommendations.matching;

import dev.tandem.recommendations.MentorId;
import org.jmolecules.ddd.annotation.AggregateRoot;
import org.jmolecules.ddd.annotation.Identity;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Embedded.OnEmpty;
import org.springframework.data.relational.core.mapping.Table;

/** A mentor whom a mentee of a cohort would like to be matched with. */
@AggregateRoot
@Table(schema = "recommendations")
record Choice(
    @Id @Identity @Embedded(onEmpty = OnEmpty.USE_EMPTY) ChoiceId id,
    @Column("mentor_id") MentorId mentor) {}
