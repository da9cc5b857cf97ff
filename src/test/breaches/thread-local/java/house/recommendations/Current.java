package house.recommendations;

import java.util.UUID;

class Current {
  static final ThreadLocal<UUID> COHORT = new ThreadLocal<>();
}
