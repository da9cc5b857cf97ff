package dev.tandem.signals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.testing.ModuleTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@ModuleTest
class SignalsModuleTests {

  @Autowired ApplicationContext context;

  @Test
  void startsWithoutTheBeansOfOtherModules() {
    assertThat(context.getBeanDefinitionNames())
        .extracting(it -> context.getType(it))
        .filteredOn(it -> it != null)
        .extracting(Class::getPackageName)
        .noneMatch(it -> it.matches("dev\\.tandem\\.(members|scheduling|billing|portal|rollout).*"))
        .contains("dev.tandem.signals");
  }
}
