package house.recommendations;

import org.springframework.stereotype.Component;

@Component
class Peeping {
  Object of(Object any) {
    return new org.springframework.beans.DirectFieldAccessor(any).getPropertyValue("fee");
  }
}
