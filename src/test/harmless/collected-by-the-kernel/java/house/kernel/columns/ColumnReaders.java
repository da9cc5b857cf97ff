package house.kernel.columns;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.support.DefaultConversionService;

@Configuration(proxyBeanMethods = false)
class ColumnReaders {
  @Bean
  ConversionService columnConversions(List<ColumnReader<?>> ofModules) {
    var conversions = new DefaultConversionService();
    ofModules.forEach(reader -> conversions.addConverter(String.class, Object.class, reader::read));
    return conversions;
  }
}
