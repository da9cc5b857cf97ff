package house.billing;

import java.util.UUID;
import org.springframework.data.repository.CrudRepository;

interface Lines extends CrudRepository<Line, UUID> {}
