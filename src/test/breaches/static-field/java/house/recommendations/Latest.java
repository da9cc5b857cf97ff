package house.recommendations;

import java.util.UUID;

class Latest {
  static UUID id;
}
