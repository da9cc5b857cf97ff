package dev.tandem.signals.verdict;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SignalsProperties.class)
class VerdictConfiguration {}
