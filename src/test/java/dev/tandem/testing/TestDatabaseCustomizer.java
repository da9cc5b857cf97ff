package dev.tandem.testing;

import java.util.List;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.TestContextAnnotationUtils;

/**
 * Gives every started context a database of its own; the slice of a module sees it as a role that
 * may touch only the schemas of that module and of the shared kernel.
 */
class TestDatabaseCustomizer implements ContextCustomizerFactory {

  @Override
  public ContextCustomizer createContextCustomizer(
      Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
    var slice =
        TestContextAnnotationUtils.findMergedAnnotation(testClass, ApplicationModuleTest.class);
    return slice != null && slice.mode() == BootstrapMode.STANDALONE
        ? new SliceDatabase(slice.module().isEmpty() ? moduleOf(testClass) : slice.module())
        : new OwnDatabase();
  }

  private static String moduleOf(Class<?> testClass) {
    return testClass.getPackageName().replaceFirst("^dev\\.tandem\\.?", "").split("\\.")[0];
  }

  record OwnDatabase() implements ContextCustomizer {

    @Override
    public void customizeContext(
        ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
      use(TestDatabase.create(), context);
    }
  }

  record SliceDatabase(String module) implements ContextCustomizer {

    @Override
    public void customizeContext(
        ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
      use(ModuleRoles.databaseFor(module), context);
    }
  }

  private static void use(String url, ConfigurableApplicationContext context) {
    TestPropertyValues.of("spring.datasource.url=" + url).applyTo(context);
  }
}
