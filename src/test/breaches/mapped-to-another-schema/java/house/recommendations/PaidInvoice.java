package house.recommendations;

import java.util.UUID;
import org.jmolecules.ddd.annotation.AggregateRoot;
import org.jmolecules.ddd.annotation.Identity;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

@AggregateRoot
@Table(schema = "billing", name = "invoice")
record PaidInvoice(@Id @Identity UUID id) {}
