package dev.tandem.testing;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.TestContextAnnotationUtils;

/**
 * Gives every started context its own database. The slice of a module starts that module alone and
 * connects as a role that may use only the schemas of the module and of the shared kernel; of its
 * jobs only {@linkplain OnlyFrequentJobs the frequent ones} run.
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
      waitPatiently(context);
    }
  }

  record ModuleSlice(String module) implements ContextCustomizer {

    @Override
    public void customizeContext(
        ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
      setProperty("tandem.modules", module, context);
      var url = ModuleRoles.databaseFor(module);
      setProperty("spring.datasource.url", url, context);
      waitPatiently(context);
      var refused = new RefusedStatements(module);
      context.getBeanFactory().registerSingleton("refusedStatements", refused);
      var recorded = new RecordedStatements();
      context.getBeanFactory().registerSingleton("recordedStatements", recorded);
      context.getBeanFactory().registerSingleton("onlyFrequentJobs", new OnlyFrequentJobs());
      context
          .getBeanFactory()
          .addBeanPostProcessor(new PoolOfWatchedConnections(url, refused, recorded));
    }
  }

  /** Lets the slice's pool take its connections from a source that reports its statements. */
  private record PoolOfWatchedConnections(
      String url, RefusedStatements refused, RecordedStatements recorded)
      implements BeanPostProcessor {

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
      if (bean instanceof HikariDataSource pool) {
        pool.setDataSource(new WatchedDataSource(url, refused, recorded));
      }
      return bean;
    }
  }

  private static void waitPatiently(ConfigurableApplicationContext context) {
    TestPropertyValues.of(PatientDatabase.PROPERTIES).applyTo(context);
  }

  private static void setProperty(
      String key, String value, ConfigurableApplicationContext context) {
    TestPropertyValues.of(key + "=" + value).applyTo(context);
  }
}
