package dev.tandem.preferences;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.eventing.subscription.Subscriptions;
import dev.tandem.testing.ModuleTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@ModuleTest
class PreferencesModuleTests {

  @Autowired ApplicationContext context;
  @Autowired Subscriptions subscriptions;

  /** Otherwise members who joined before the module was there would never get a snapshot. */
  @Test
  void allItsListenersMayHearTheWholeLog() {
    assertThat(subscriptions.byModule().get("preferences"))
        .isNotEmpty()
        .allSatisfy(it -> assertThat(it.isFromTheStart()).as(it.name()).isTrue());
  }

  @Test
  void startsWithoutTheBeansOfOtherModules() {
    assertThat(context.getBeanDefinitionNames())
        .extracting(it -> context.getType(it))
        .filteredOn(it -> it != null)
        .extracting(Class::getPackageName)
        .noneMatch(it -> it.matches("dev\\.tandem\\.(members|scheduling|billing|portal|rollout).*"))
        .contains("dev.tandem.preferences");
  }
}
