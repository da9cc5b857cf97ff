package house.scheduling;

import org.springframework.context.ApplicationEvent;

class SlotFreed extends ApplicationEvent {
  SlotFreed(Object source) {
    super(source);
  }
}
