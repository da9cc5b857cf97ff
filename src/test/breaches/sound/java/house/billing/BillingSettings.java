package house.billing;

import org.springframework.boot.context.properties.ConfigurationProperties;

@ConfigurationProperties("tandem.billing")
record BillingSettings(int feeBasisPoints) {}
