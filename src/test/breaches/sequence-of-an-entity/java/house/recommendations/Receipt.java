package house.recommendations;

import org.jmolecules.ddd.annotation.AggregateRoot;
import org.jmolecules.ddd.annotation.Identity;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Sequence;
import org.springframework.data.relational.core.mapping.Table;

@AggregateRoot
@Table(schema = "recommendations", name = "mentor")
record Receipt(@Id @Identity @Sequence(schema = "billing", sequence = "invoice_number") Long id) {}
