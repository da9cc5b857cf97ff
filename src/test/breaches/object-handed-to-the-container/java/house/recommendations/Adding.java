package house.recommendations;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.stereotype.Component;

@Component
class Adding {
  Adding(ConfigurableListableBeanFactory beans) {
    beans.registerSingleton("top", new StringBuilder());
  }
}
