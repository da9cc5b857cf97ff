package house.scheduling.funding;

import java.util.UUID;

public interface Funds {
  boolean cover(UUID booking);
}
