package dev.tandem.bootstrap;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigUtils;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/**
 * Keeps the beans, routes, configuration and repositories of inactive modules out of the context.
 * Spring Boot applies {@link TypeExcludeFilter}s to every scan; Spring Data does not, so its base
 * packages are restricted instead.
 */
public final class InactiveModulesFilter extends TypeExcludeFilter {

  private final ModuleSelection selection;

  private InactiveModulesFilter(ModuleSelection selection) {
    this.selection = selection;
  }

  @Override
  public boolean match(MetadataReader reader, MetadataReaderFactory factory) {
    return !selection.includes(reader.getClassMetadata().getClassName());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof InactiveModulesFilter filter && filter.selection.equals(selection);
  }

  @Override
  public int hashCode() {
    return Objects.hash(selection);
  }

  static final class ScanInitializer
      implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
      var filter = new InactiveModulesFilter(ModuleSelection.of(context.getEnvironment()));
      context.getBeanFactory().registerSingleton(InactiveModulesFilter.class.getName(), filter);
      // Repositories get full names, too; their scan does not use Tandem's name generator.
      context
          .getBeanFactory()
          .registerSingleton(
              AnnotationConfigUtils.CONFIGURATION_BEAN_NAME_GENERATOR,
              FullyQualifiedAnnotationBeanNameGenerator.INSTANCE);
    }
  }

  public static final class RepositoryPackages implements ImportBeanDefinitionRegistrar {

    private final ModuleSelection selection;

    RepositoryPackages(Environment environment) {
      this.selection = ModuleSelection.of(environment);
    }

    @Override
    public void registerBeanDefinitions(
        AnnotationMetadata metadata, BeanDefinitionRegistry registry) {
      if (selection.all()) {
        return;
      }
      registry.removeBeanDefinition(AutoConfigurationPackages.class.getName());
      var packages = selection.basePackages();
      AutoConfigurationPackages.register(registry, packages.toArray(String[]::new));
    }
  }
}
