package dev.tandem.kernel.time;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

  @Bean
  AdjustableClock clock(@Value("${tandem.kernel.clock:#{null}}") @Nullable Path offsetFile) {
    return offsetFile == null
        ? AdjustableClock.system()
        : new AdjustableClock(new FileOffsetClock(Clock.system(ZoneOffset.UTC), offsetFile));
  }
}
