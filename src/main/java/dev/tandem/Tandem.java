package dev.tandem;

import dev.tandem.bootstrap.CommandLineMode;
import dev.tandem.bootstrap.InactiveModulesFilter;
import dev.tandem.bootstrap.StartupBanner;
import dev.tandem.kernel.persistence.LazyRepositories;
import dev.tandem.kernel.schema.SharedModules;
import org.jmolecules.ddd.annotation.Repository;
import org.jmolecules.ddd.annotation.Service;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfigurationExcludeFilter;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.Modulithic;
import org.springframework.scheduling.annotation.EnableAsync;

/**
 * The platform: all bounded contexts in one process, or those that {@code tandem.modules} names.
 *
 * <p>Bean names are full class names, so that two modules may each have their {@code Cohorts}.
 * jMolecules' services and repositories are beans without a second stereotype of Spring's.
 */
@SpringBootApplication(
    nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
    proxyBeanMethods = false)
@ComponentScan(
    nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
    includeFilters = @Filter({Service.class, Repository.class}),
    excludeFilters = {
      @Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class),
      @Filter(type = FilterType.CUSTOM, classes = AutoConfigurationExcludeFilter.class)
    })
@ConfigurationPropertiesScan
@EnableAsync
@Modulithic(
    systemName = "Tandem",
    sharedModules = {SharedModules.KERNEL, SharedModules.EVENTING, SharedModules.ACCESS})
@Import({InactiveModulesFilter.RepositoryPackages.class, LazyRepositories.class})
public class Tandem {

  public static void main(String[] args) {
    if (CommandLineMode.isCommand(args)) {
      System.exit(CommandLineMode.run(Tandem.class, args));
    }
    var tandem = new SpringApplication(Tandem.class);
    tandem.addListeners(new StartupBanner());
    tandem.run(args);
  }
}
