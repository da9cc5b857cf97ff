package house.recommendations;

import org.springframework.boot.context.properties.ConfigurationProperties;

@ConfigurationProperties("ranking")
record Ranking(int k) {}
