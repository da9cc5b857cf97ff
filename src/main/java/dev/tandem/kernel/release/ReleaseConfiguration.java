package dev.tandem.kernel.release;

import dev.tandem.kernel.schema.AppliedMigrations;
import org.springframework.boot.system.ApplicationHome;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
class ReleaseConfiguration {

  /** Read when it is asked for. */
  @Bean
  @Lazy
  RunningRelease runningRelease(Environment environment, AppliedMigrations migrations) {
    var home = new ApplicationHome(ReleaseConfiguration.class);
    return new RunningRelease(
        BuildName.of(ReleaseConfiguration.class.getPackage(), home.getSource()),
        PlainSettings.of(environment),
        migrations.all());
  }
}
