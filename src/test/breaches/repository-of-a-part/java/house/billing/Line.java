package house.billing;

import java.util.UUID;
import org.jmolecules.ddd.annotation.Entity;
import org.jmolecules.ddd.annotation.Identity;
import org.springframework.data.annotation.Id;

@Entity
record Line(@Id @Identity UUID id) {}
