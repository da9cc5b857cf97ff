package house.recommendations;

import java.util.UUID;
import org.jmolecules.ddd.annotation.AggregateRoot;
import org.jmolecules.ddd.annotation.Identity;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

@AggregateRoot
@Table(schema = "recommendations", name = "mentor")
record Mentor(@Id @Identity UUID id, int bookings) {}
