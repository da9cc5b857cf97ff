package house.kernel.notes;

import org.springframework.stereotype.Component;

@Component
public class Notes {
  private final Slot slot = new Slot();

  public void keep(String note) {
    slot.note = note;
  }

  public String kept() {
    return slot.note;
  }

  private static final class Slot {
    private String note = "";
  }
}
