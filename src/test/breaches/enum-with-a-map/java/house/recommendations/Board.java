package house.recommendations;

import java.util.*;

public enum Board {
  INSTANCE;
  private final Map<String, String> pins = new HashMap<>();

  public Map<String, String> pins() {
    return pins;
  }
}
