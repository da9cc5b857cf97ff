package dev.tandem.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.kernel.schema.SharedModules;
import java.util.stream.Stream;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.test.context.TestExecutionListener;

/** Asserts that a module's slice has no bean of another module outside the shared kernel. */
class StandaloneGuard implements TestExecutionListener {

  @Override
  public void beforeTestClass(TestContext test) {
    if (!TestContextAnnotationUtils.hasAnnotation(test.getTestClass(), ModuleTest.class)) {
      return;
    }
    var own = ModuleRoles.moduleOf(test.getTestClass());
    var context = test.getApplicationContext();
    assertThat(Stream.of(context.getBeanDefinitionNames()).map(context::getType))
        .filteredOn(type -> type != null && type.getName().matches("dev\\.tandem\\.\\w+\\..*"))
        .filteredOn(type -> !isAllowed(ModuleRoles.moduleOf(type), own))
        .as("beans of other modules in the slice of " + own)
        .isEmpty();
  }

  private static boolean isAllowed(String module, String own) {
    return module.equals(own) || module.equals("testing") || SharedModules.NAMES.contains(module);
  }
}
