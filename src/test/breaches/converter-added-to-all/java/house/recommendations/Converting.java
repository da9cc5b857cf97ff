package house.recommendations;

import org.springframework.stereotype.Component;

@Component
class Converting {
  Converting(org.springframework.core.convert.support.ConfigurableConversionService conversions) {
    conversions.addConverter(String.class, java.util.UUID.class, java.util.UUID::fromString);
  }
}
