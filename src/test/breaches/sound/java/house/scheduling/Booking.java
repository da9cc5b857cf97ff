package house.scheduling;

import java.util.UUID;
import org.jmolecules.ddd.annotation.AggregateRoot;
import org.jmolecules.ddd.annotation.Identity;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

@AggregateRoot
@Table(schema = "scheduling", name = "booking")
record Booking(@Id @Identity UUID id, UUID mentorId) {}
