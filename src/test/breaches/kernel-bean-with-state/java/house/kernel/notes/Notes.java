package house.kernel.notes;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

@Component
public class Notes {
  private final Map<String, String> kept = new ConcurrentHashMap<>();

  public void keep(String key, String note) {
    kept.put(key, note);
  }
}
