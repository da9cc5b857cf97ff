package house.recommendations;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

@Component
class Takings {
  Takings(@Value("#{@invoices.total}") long total) {}
}
