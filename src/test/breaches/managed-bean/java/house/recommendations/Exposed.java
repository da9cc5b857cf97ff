package house.recommendations;

import org.springframework.stereotype.Component;

@Component
class Exposed {
  Exposed() throws Exception {
    java.lang.management.ManagementFactory.getPlatformMBeanServer().getMBeanCount();
  }
}
