package house.scheduling.events;

import java.util.UUID;
import org.jmolecules.ddd.annotation.Entity;
import org.jmolecules.ddd.annotation.Identity;

@Entity
public class Seat {
  @Identity public UUID id;
}
