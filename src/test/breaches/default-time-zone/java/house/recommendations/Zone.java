package house.recommendations;

import org.springframework.stereotype.Component;

@Component
class Zone {
  Zone() {
    java.util.TimeZone.setDefault(java.util.TimeZone.getTimeZone("UTC"));
  }
}
