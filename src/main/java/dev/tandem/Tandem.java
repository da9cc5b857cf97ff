package dev.tandem;

import dev.tandem.bootstrap.CommandLineMode;
import dev.tandem.bootstrap.InactiveModulesFilter;
import dev.tandem.bootstrap.StartupBanner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.Modulithic;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * The platform: all bounded contexts in one process, or those that {@code tandem.modules} names.
 *
 * <p>Beans carry their full class names, so that two modules may each have their {@code Cohorts}.
 */
@SpringBootApplication(
    nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
    proxyBeanMethods = false)
@ConfigurationPropertiesScan
@EnableAsync
@EnableScheduling
@Modulithic(
    systemName = "Tandem",
    sharedModules = {"kernel", "eventing", "access"})
@Import(InactiveModulesFilter.RepositoryPackages.class)
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
