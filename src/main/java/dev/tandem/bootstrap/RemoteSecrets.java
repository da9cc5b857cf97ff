package dev.tandem.bootstrap;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Refuses to use a database or a broker on another machine with a default or a short password, and
 * such a broker without a key that messages are signed with. On loopback everything is allowed.
 */
class RemoteSecrets implements EnvironmentPostProcessor {

  private static final String BROKER = "spring.rabbitmq.";
  private static final String SIGNING = "tandem.eventing.broker.signing.";
  private static final String KEY_REMEDY =
      "; set the same secret of %s characters or more in all processes, such as that of openssl rand -base64 48."
          .formatted(WeakSecret.KEY_LENGTH);

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    databases(environment).forEach(RemoteSecrets::requireStrongPassword);
    if (environment.getProperty("tandem.eventing.broker.enabled", Boolean.class, false)) {
      requireSafeBroker(environment);
    }
  }

  private static Map<String, Database> databases(ConfigurableEnvironment environment) {
    var binder = Binder.get(environment);
    var databases = new HashMap<String, Database>();
    binder
        .bind("spring.datasource", Database.class)
        .ifBound(it -> databases.put("spring.datasource", it));
    binder
        .bind("tandem.rollout.modules", Bindable.mapOf(String.class, Service.class))
        .ifBound(services ->
            services.forEach((module, service) -> {
              if (service.database() != null) {
                databases.put(
                    "tandem.rollout.modules.%s.database".formatted(module), service.database());
              }
            }));
    return databases;
  }

  private static void requireStrongPassword(String prefix, Database database) {
    if (database.url() == null || database.password() == null || !Hosts.areRemote(database.url())) {
      return;
    }
    WeakSecret.reasonAgainstPassword(database.password(), database.username())
        .ifPresent(reason -> {
          throw new StartupException(
              "%s.password protects a database on another machine and %s; choose another of %s characters or more."
                  .formatted(prefix, reason, WeakSecret.PASSWORD_LENGTH));
        });
  }

  private static void requireSafeBroker(ConfigurableEnvironment environment) {
    var key = environment.getProperty(SIGNING + "key", "").strip();
    var hosts =
        environment.getProperty(
            BROKER + "addresses", environment.getProperty(BROKER + "host", "localhost"));
    boolean remote = Hosts.areRemote(hosts);
    if (key.isEmpty() ? remote : key.length() < WeakSecret.KEY_LENGTH) {
      throw new StartupException(
          SIGNING
              + "key "
              + (key.isEmpty()
                  ? "is missing, so every user of the broker could forge events"
                  : "has only %s characters".formatted(key.length()))
              + KEY_REMEDY);
    }
    if (remote) {
      var user = environment.getProperty(BROKER + "username", "guest");
      WeakSecret.reasonAgainstPassword(environment.getProperty(BROKER + "password", "guest"), user)
          .ifPresent(reason -> {
            throw new StartupException(
                "%spassword protects a broker on another machine and %s; choose another of %s characters or more."
                    .formatted(BROKER, reason, WeakSecret.PASSWORD_LENGTH));
          });
    }
  }

  record Service(@Nullable Database database) {}

  record Database(@Nullable String url, @Nullable String username, @Nullable String password) {

    @Override
    public String toString() {
      return Objects.toString(url);
    }
  }
}
