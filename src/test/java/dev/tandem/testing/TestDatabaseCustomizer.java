package dev.tandem.testing;

import java.util.List;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.TestContextAnnotationUtils;

/**
 * Gives every started context its own database. The slice of a module starts that module alone and
 * connects as a role that may use only the schemas of the module and of the shared kernel.
 */
class TestDatabaseCustomizer implements ContextCustomizerFactory {

  @Override
  public ContextCustomizer createContextCustomizer(
      Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
    return TestContextAnnotationUtils.hasAnnotation(testClass, ModuleTest.class)
        ? new ModuleSlice(ModuleRoles.moduleOf(testClass))
        : new WholePlatform();
  }

  record WholePlatform() implements ContextCustomizer {

    @Override
    public void customizeContext(
        ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
      setProperty("spring.datasource.url", TestDatabase.create(), context);
    }
  }

  record ModuleSlice(String module) implements ContextCustomizer {

    @Override
    public void customizeContext(
        ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
      setProperty("tandem.modules", module, context);
      setProperty("spring.datasource.url", ModuleRoles.databaseFor(module), context);
    }
  }

  private static void setProperty(
      String key, String value, ConfigurableApplicationContext context) {
    TestPropertyValues.of(key + "=" + value).applyTo(context);
  }
}
