package house.recommendations;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class Costly {
  @Bean
  @ConfigurationProperties("tandem.billing")
  Fee fee() {
    return new Fee();
  }

  static class Fee {
    private int basisPoints;

    public void setBasisPoints(int basisPoints) {
      this.basisPoints = basisPoints;
    }

    int basisPoints() {
      return basisPoints;
    }
  }
}
